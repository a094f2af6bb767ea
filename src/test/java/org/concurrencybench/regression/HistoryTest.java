package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static List<Series> series(Run... runs) {
        return History.of(Stream.of(runs).map(History.Entry::of).toList(), Rules.DEFAULT)
                .series();
    }

    private static Run run(int number, String cpu, ResultRow row) {
        Instant time = Instant.ofEpochSecond(number);
        return MadeUp.run(Optional.of(MadeUp.environment(cpu, 2, time, time)), row);
    }

    @Test
    void aRowHasASeriesForEachEnvironmentInTheUnitOfItsNewestRun() {
        ResultRow millis = MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "ms/op", MadeUp.forks(2));
        ResultRow micros =
                MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(3000));
        List<Series> series = series(run(0, "one", millis), run(1, "other", micros), run(2, "one", micros));
        assertThat(series).hasSize(2);
        assertThat(series.get(0).unit()).isEqualTo("us/op");
        assertThat(series.get(0).points()).extracting(Series.Point::number).containsExactly(0, 2);
        assertThat(series.get(0).points())
                .extracting(Series.Point::score)
                .allMatch(score -> score > 1999 && score < 3001);
    }

    @Test
    void aSeriesHoldsWhatWasMeasuredAsMostOfItsLatest() {
        ResultRow row = MadeUp.row("avgt", 10, 10);
        ResultRow otherwise = MadeUp.row(
                row.key(), MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), "us/op", MadeUp.forks(10, 10));
        assertThat(series(run(0, "one", otherwise), run(1, "one", row)))
                .singleElement()
                .satisfies(one -> assertThat(one.points())
                        .extracting(Series.Point::number)
                        .containsExactly(1));
    }
}
