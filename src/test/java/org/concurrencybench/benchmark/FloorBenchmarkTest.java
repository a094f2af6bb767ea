package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.concurrencybench.testing.Footprint;
import org.junit.jupiter.api.Test;

class FloorBenchmarkTest {
    private static final FloorBenchmark BENCHMARK = new FloorBenchmark();

    @Test
    void theEchoComesBackAndLeavesNoThread() throws IOException {
        Footprint before = Footprint.now();
        FloorBenchmark.Echo echo = new FloorBenchmark.Echo();
        echo.open();
        assertThat(BENCHMARK.loopbackEcho(echo)).isEqualTo(1);
        assertThat(BENCHMARK.loopbackEcho(echo)).isEqualTo(1);
        echo.close();
        before.assertNoThreadLeft();
    }

    @Test
    void theTimerFiresNotBeforeItsTime() throws Exception {
        Footprint before = Footprint.now();
        FloorBenchmark.Scheduler scheduler = new FloorBenchmark.Scheduler();
        scheduler.timerMillis = 20;
        long start = System.nanoTime();
        BENCHMARK.timer(scheduler);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        scheduler.close();
        before.assertNoThreadLeft();
    }
}
