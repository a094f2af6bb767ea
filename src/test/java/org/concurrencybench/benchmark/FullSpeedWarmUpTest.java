package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** Who is called how often, and when it ends. */
@Timeout(60)
class FullSpeedWarmUpTest {
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicInteger fast = new AtomicInteger();

    private static final class Idle extends ServerState {
        Idle(String server) {
            this.server = server;
        }

        @Override
        Optional<Duration> cpuTime() {
            return Optional.empty();
        }
    }

    private void run(int iterations, int millis, String server, int measuredMillis)
            throws IOException, InterruptedException {
        FullSpeedWarmUp.run(
                new IterationParams(IterationType.WARMUP, iterations, TimeValue.milliseconds(millis), 1),
                new Idle(server),
                () -> {
                    measured.incrementAndGet();
                    Thread.sleep(measuredMillis);
                },
                () -> {
                    fast.incrementAndGet();
                    Thread.sleep(200);
                });
    }

    @Test
    void whereJmhIsNotToWarmUpNothingIsCalled() throws Exception {
        run(0, 1_000, "in-process", 0);
        assertThat(measured).hasValue(0);
        assertThat(fast).hasValue(0);
    }

    @Test
    void serversOfOthersAreNotCalled() throws Exception {
        run(1, 1_000, "http://127.0.0.1:1", 0);
        assertThat(measured).hasValue(0);
        assertThat(fast).hasValue(0);
    }

    @Test
    void itEndsWhenNothingIsLeftToCompileLongBeforeTheTimeIsUp() throws Exception {
        run(1, 3_600_000, "in-process", 0);
        assertThat(fast).hasValueGreaterThanOrEqualTo(2);
        assertThat(measured).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void aCallThatWaitsForLongGetsNoMoreThanItsShareOfTheTime() throws Exception {
        run(1, 3_600_000, "in-process", 500);
        assertThat(measured).hasValueGreaterThanOrEqualTo(1);
        assertThat(measured.get()).isLessThan(fast.get());
    }

    @Test
    void itEndsWhenTheTimeIsUpThoughAProcessorIsBusy() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread busy = new Thread(() -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
        });
        busy.start();
        try {
            run(1, 25, "in-process", 0);
        } finally {
            over.set(true);
            busy.join();
        }
        assertThat(fast).hasValue(1);
        assertThat(measured).hasValue(1);
    }

    @Test
    void aCallThatFailsEndsIt() {
        IterationParams jmh = new IterationParams(IterationType.WARMUP, 1, TimeValue.seconds(1), 1);
        IOException failure = new IOException("refused");
        assertThatThrownBy(() -> FullSpeedWarmUp.run(jmh, new Idle("in-process"), measured::incrementAndGet, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(measured).hasValue(0);
    }

    @Test
    void itTakesEightTimesWhatJmhDoesAtMost() {
        assertThat(FullSpeedWarmUp.longest(3, TimeValue.milliseconds(500))).isEqualTo(Duration.ofSeconds(12));
    }
}
