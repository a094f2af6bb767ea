package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.concurrencybench.results.ResultRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdealTest {
    @ParameterizedTest
    @CsvSource({
        // method, batch, wait, concurrency, workers, route -> requests per second, bound by
        "async, 100, 50, 0, 0, asyncwait, 2000, batch 100",
        "async, 1000, 50, 0, 0, asyncwait, 20000, batch 1000",
        "async, 1000, 1000, 0, 0, asyncwait, 1000, batch 1000",
        "sync, 10, 50, 0, 0, wait, 20, one by one",
        "executor, 100, 50, 30, 0, wait, 500, concurrency 30",
        "executor, 100, 50, 1, 0, wait, 20, one by one",
        "executor, 1000, 50, 0, 40, wait, 800, workers 40",
        "executor, 100, 50, 0, 40, wait, 666.67, workers 40",
        "executor, 100, 50, 30, 40, wait, 500, concurrency 30",
        "async, 100, 50, 0, 40, asyncwait, 2000, batch 100",
        "async, 100, 50, 200, 0, asyncwait, 2000, batch 100",
    })
    void theNarrowestCapDecides(
            String method,
            String batch,
            String wait,
            String concurrency,
            String workers,
            String route,
            double expected,
            String boundBy) {
        ResultRow row = Rows.batch(
                "RequestBatchBenchmark." + method,
                1,
                "batchSize=" + batch,
                "waitMillis=" + wait,
                "concurrency=" + concurrency,
                "workerThreads=" + workers,
                "route=" + route);
        Ideal ideal = Ideal.of(row).orElseThrow();
        assertThat(ideal.requestsPerSecond()).isCloseTo(expected, within(0.01));
        assertThat(ideal.boundBy()).isEqualTo(boundBy);
    }

    /** Such a server is started by others, with as many workers as they like. */
    @Test
    void workersOfAServerAtAnAddressAreUnknown() {
        String[] row = {"batchSize=100", "waitMillis=50", "route=wait", "server=http://10.0.0.1:8080"};
        assertThat(Ideal.of(Rows.batch("B.async", 1, row)).orElseThrow().boundBy())
                .isEqualTo("batch 100, or workers");
        assertThat(Ideal.of(Rows.batch("B.sync", 1, row)).orElseThrow().boundBy())
                .as("one worker is enough")
                .isEqualTo("one by one");
        row[2] = "route=asyncwait";
        assertThat(Ideal.of(Rows.batch("B.async", 1, row)).orElseThrow().boundBy())
                .isEqualTo("batch 100");
    }

    @Test
    void everyServerProcessHasWorkersOfItsOwn() {
        String[] row = {"batchSize=1000", "waitMillis=50", "workerThreads=40", "route=wait", "server=child:2"};
        Ideal two = Ideal.of(Rows.batch("B.async", 1, row)).orElseThrow();
        assertThat(two.requestsPerSecond()).isCloseTo(1000 / (13 * 0.05), within(0.01));
        assertThat(two.boundBy()).isEqualTo("workers 2 × 40");
        row[4] = "server=child";
        assertThat(Ideal.of(Rows.batch("B.async", 1, row)).orElseThrow().boundBy())
                .isEqualTo("workers 40");
    }

    /** Their batches end apart from each other, so that none need wait for a last round of the others. */
    @ParameterizedTest
    @CsvSource({
        "async, 60, 2, 1200", // the cap: 60 every 50 ms; one thread alone: 100 in two rounds
        "async, 80, 2, 1600",
        "async, 0, 2, 2000",
        "sync, 0, 2, 20",
        "async, 60, 1, 1000"
    })
    void threadsShareTheCapsButNoRounds(String method, String concurrency, int threads, double expected) {
        Map<String, String> params = Map.of("batchSize", "100", "waitMillis", "50", "concurrency", concurrency);
        assertThat(Ideal.of(method, threads, params).orElseThrow().requestsPerSecond())
                .isCloseTo(expected, within(0.01));
    }

    @Test
    void withoutAWaitThereIsNoIdeal() {
        assertThat(Ideal.of(Rows.batch("B.async", 1, "batchSize=100", "waitMillis=0")))
                .isEmpty();
        assertThat(Ideal.of(Rows.batch("B.async", 1, "batchSize=100"))).isEmpty();
    }
}
