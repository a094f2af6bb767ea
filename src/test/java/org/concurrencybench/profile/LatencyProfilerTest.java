package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** When there is a recorder, and what counts. */
class LatencyProfilerTest {
    private static Collection<LatencyResult> iteration(LatencyProfiler profiler, IterationType type, long... nanos) {
        IterationParams params = new IterationParams(type, 1, TimeValue.seconds(1), 1);
        profiler.beforeIteration(null, params);
        LatencyRecorder recorder = LatencyProfiler.current().orElseThrow();
        for (long total : nanos) {
            recorder.record(total, total / 2);
        }
        return profiler.afterIteration(null, params, null);
    }

    @Test
    void thereIsARecorderInAnIterationAndNoneOutsideOfIt() {
        LatencyProfiler profiler = new LatencyProfiler();
        assertThat(LatencyProfiler.current()).isEmpty();
        assertThat(iteration(profiler, IterationType.MEASUREMENT, 5)).hasSize(3);
        assertThat(LatencyProfiler.current()).isEmpty();
    }

    @Test
    void whatIsRecordedInTheWarmUpDoesNotCount() {
        LatencyProfiler profiler = new LatencyProfiler();
        assertThat(iteration(profiler, IterationType.WARMUP, 9_000_000)).isEmpty();
        assertThat(iteration(profiler, IterationType.MEASUREMENT, 2_000_000, 4_000_000))
                .allSatisfy(result -> assertThat(result.requests()).isEqualTo(2))
                .extracting(result -> Math.round(result.getScore()))
                .containsExactly(4L, 2L, 2L);
        assertThat(iteration(profiler, IterationType.MEASUREMENT, 1_000_000))
                .allSatisfy(result -> assertThat(result.requests()).isEqualTo(1));
    }

    @Test
    void anIterationWithoutRequestsHasNoPercentiles() {
        assertThat(iteration(new LatencyProfiler(), IterationType.MEASUREMENT)).isEmpty();
    }

    @Test
    void noRequestOfManyThreadsIsLost() {
        LatencyRecorder recorder = new LatencyRecorder();
        IntStream.range(0, 100_000).parallel().forEach(i -> recorder.record(1_000 + i, i));
        assertThat(recorder.take()).hasSize(3).allSatisfy(result -> assertThat(result.requests())
                .isEqualTo(100_000));
    }

    @Test
    void aHandlerThatSaysMoreThanThereWasIsCut() {
        LatencyRecorder recorder = new LatencyRecorder();
        recorder.record(3_000_000, 5_000_000);
        List<Long> millis = recorder.take().stream()
                .map(result -> Math.round(result.getScore()))
                .toList();
        assertThat(millis).as("in all, before, in the handler").containsExactly(3L, 0L, 3L);
    }
}
