package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencybench.testing.Footprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.annotations.Mode;
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

    private void run(Duration most, String server, int measuredMillis) throws IOException, InterruptedException {
        FullSpeedWarmUp.run(
                most,
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
    void withoutTimeNothingIsCalled() throws Exception {
        run(Duration.ZERO, "in-process", 0);
        run(Duration.ZERO, "http://127.0.0.1:1", 0);
        assertThat(measured).hasValue(0);
        assertThat(fast).hasValue(0);
    }

    @Test
    void serversOfOthersGetNothingButMeasuredCalls() throws Exception {
        run(Duration.ofMillis(300), "http://127.0.0.1:1", 100);
        assertThat(measured).hasValueBetween(1, 3);
        assertThat(fast).hasValue(0);
    }

    @Test
    void itEndsWhenNothingIsLeftToCompileLongBeforeTheTimeIsUp() throws Exception {
        run(Duration.ofHours(8), "in-process", 0);
        assertThat(fast).hasValueGreaterThanOrEqualTo(2);
        assertThat(measured).hasValueGreaterThanOrEqualTo(2);
    }

    /** After each call it is at work for 300 ms, which is more than half of a round. */
    private static final class Compiling extends ServerState {
        private Duration before = Duration.ZERO;
        private long called = System.nanoTime();

        void call() {
            before = time();
            called = System.nanoTime();
        }

        private Duration time() {
            return before.plusNanos(Math.min(System.nanoTime() - called, 1_000_000_000));
        }

        @Override
        Optional<Duration> cpuTime() {
            return Optional.of(time());
        }
    }

    @Test
    void itGoesOnWhileTheServersCompile() throws Exception {
        Compiling servers = new Compiling();
        servers.server = "child";
        FullSpeedWarmUp.run(Duration.ofSeconds(20), servers, measured::incrementAndGet, () -> {
            Thread.sleep(100);
            if (measured.get() <= 3) {
                servers.call();
            }
        });
        assertThat(measured).hasValueGreaterThan(3);
    }

    @Test
    void aCallThatWaitsForLongGetsNoMoreThanItsShareOfTheTime() throws Exception {
        run(Duration.ofHours(8), "in-process", 500);
        assertThat(measured).hasValueGreaterThanOrEqualTo(1);
        assertThat(measured.get()).isLessThan(fast.get());
    }

    /** A batch may take longer than all of the time: it gets no burst as long as itself on top. */
    @Test
    void aCallThatOutlastsTheTimeEndsItAfterTheShortestBurst() throws Exception {
        run(Duration.ofMillis(700), "in-process", 800);
        assertThat(measured).hasValue(1);
        assertThat(fast).hasValue(1);
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
            run(Duration.ofMillis(200), "in-process", 0);
        } finally {
            over.set(true);
            busy.join();
        }
        assertThat(fast).hasValue(1);
        assertThat(measured).hasValue(1);
    }

    @Test
    void aCallThatFailsEndsIt() {
        IOException failure = new IOException("refused");
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> FullSpeedWarmUp.run(second, new Idle("in-process"), measured::incrementAndGet, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(measured).hasValue(1);
    }

    @Test
    void itLeavesNoThread() throws Exception {
        Footprint before = Footprint.now();
        run(Duration.ofMillis(1), "in-process", 0);
        before.assertNoThreadLeft();
    }

    private static Duration longest(Mode mode, int iterations, Optional<String> background) {
        return FullSpeedWarmUp.longest(mode, iterations, TimeValue.milliseconds(500), background);
    }

    @Test
    void itTakesThreeTimesWhatJmhDoesAtMost() {
        assertThat(longest(Mode.Throughput, 3, Optional.empty())).isEqualTo(Duration.ofMillis(4_500));
        assertThat(longest(Mode.AverageTime, 0, Optional.empty())).isZero();
        assertThat(longest(Mode.SingleShotTime, 3, Optional.empty())).isZero();
    }

    @Test
    void itTakesLongerBeforeAHeavyRequestUnlessThatOneDecides() {
        assertThat(longest(Mode.Throughput, 2, Optional.of("none"))).isEqualTo(Duration.ofSeconds(5));
        assertThat(longest(Mode.Throughput, 2, Optional.of("worker"))).isEqualTo(Duration.ofSeconds(5));
        assertThat(longest(Mode.Throughput, 2, Optional.of("io"))).isEqualTo(Duration.ofSeconds(1));
    }
}
