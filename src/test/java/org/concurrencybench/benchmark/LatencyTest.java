package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencybench.profile.LatencyProfiler;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** The batches of a trial are recorded if the profiler was on when it was set up, and only then. */
class LatencyTest {
    private static final IterationParams MEASUREMENT =
            new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);

    @Test
    void aTrialThatIsSetUpUnderTheProfilerIsRecorded() throws Exception {
        LatencyProfiler profiler = new LatencyProfiler();
        WaitServerState server = States.small(new WaitServerState());
        server.start();
        BatchState.Concurrent state = States.async(12, 0);
        profiler.beforeIteration(null, MEASUREMENT);
        state.open(server, 1);
        state.send();
        assertThat(profiler.afterIteration(null, MEASUREMENT, null))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.requests()).isEqualTo(12));
        state.close();
        server.stop();
    }

    @Test
    void aTrialThatIsSetUpWithoutTheProfilerIsNot() throws Exception {
        LatencyProfiler profiler = new LatencyProfiler();
        WaitServerState server = States.small(new WaitServerState());
        server.start();
        BatchState.Concurrent state = States.async(12, 0);
        state.open(server, 1);
        profiler.beforeIteration(null, MEASUREMENT);
        state.send();
        assertThat(profiler.afterIteration(null, MEASUREMENT, null)).isEmpty();
        state.close();
        server.stop();
    }
}
