package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultRowTest {
    private static final Fork WHOLE = Fork.of(1, 2, 3);
    private static final Fork TORN = Fork.of(1, 2);

    private static ResultRow row(String mode, int forks, Integer iterations, Fork... there) {
        return new ResultRow(
                new RowKey("org.x.B.m", mode, 1, new TreeMap<>()),
                forks,
                new RunConfiguration(1, "1 s", 1, iterations, "1 s", 1, null, null, null, null, null),
                new Metric(1, 1, "us/op", List.of(there)),
                Map.of());
    }

    @Test
    void forksThatAreMissingOrLackIterationsFailed() {
        assertThat(row("avgt", 3, 3, WHOLE, WHOLE).failedForks()).contains("1 of 3 forks failed");
        assertThat(row("avgt", 3, 3, WHOLE, TORN, WHOLE).failedForks()).contains("1 of 3 forks failed");
        assertThat(row("avgt", 3, 3, TORN, TORN).failedForks())
                .as("none is longer")
                .contains("3 of 3 forks failed");
        assertThat(row("avgt", 1, 3, TORN).failedForks()).contains("1 of 1 forks failed");
    }

    @Test
    void wholeForksDidNot() {
        assertThat(row("avgt", 2, 3, WHOLE, WHOLE).failedForks()).isEmpty();
        assertThat(row("avgt", 0, 3, WHOLE).failedForks()).as("without forks").isEmpty();
        assertThat(row("avgt", 1, 3, WHOLE, WHOLE).failedForks())
                .as("of two files in one")
                .isEmpty();
    }

    @Test
    void whatIsNotKnownDidNot() {
        assertThat(row("avgt", 2, 3).failedForks()).as("no raw data").isEmpty();
        assertThat(row("avgt", 1, null, TORN).failedForks()).isEmpty();
        assertThat(row("sample", 1, 3, TORN).failedForks())
                .as("an iteration without a sample")
                .isEmpty();
    }
}
