package org.concurrencybench.profile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * How long each request of a batch took, as percentiles in milliseconds: {@code latency} as the client sees it, from the
 * request's turn under the limit until the whole reply is read; {@code latency.handler}, what the server's handlers took
 * of it by their {@code X-Process-Time}, the wait and the queue for a worker included; {@code latency.before}, the rest:
 * queues in front of the handlers, and the wire both ways. The parts of one request add up, their percentiles do not.
 *
 * <pre>java -jar target/benchmarks.jar RequestBatchBenchmark.async -prof latency</pre>
 *
 * <p>What it says: how one batch's replies are spread, and where a request of a batch spends its time. What it cannot
 * say: how long users would wait under a given rate. A batch is a closed load: all its requests start at once, which is
 * a queue of the batch's own making, and the next batch starts only when the last reply is in. A server that stalls for
 * a second is asked nothing in that second, so that the stall counts once for each request in flight and not for all
 * those that a constant rate would have sent meanwhile (coordinated omission, Gil Tene, 2013): the high percentiles are
 * too good. Latency under a rate needs an open load, as {@code make load} makes.
 *
 * <p>Measured iterations count, warm-up does not. Iterations and forks are merged before the percentiles are taken. The
 * clients ask for a recorder when a trial is set up: without this profiler they read no clock and parse no header. With
 * it, async × {@code /asyncwait} × 1000 ran at 0.98, 1.00 and 1.00 times its rate without (three interleaved pairs on
 * two cores, JDK 25): no more than the scatter.
 */
public final class LatencyProfiler implements InternalProfiler {
    /** Where the states of a benchmark find the recorder: JMH makes both and gives neither to the other. */
    private static final AtomicReference<LatencyRecorder> CURRENT = new AtomicReference<>();

    private final LatencyRecorder recorder = new LatencyRecorder();

    /** The recorder of the trial that is set up or runs in this JVM, if this profiler is on. */
    public static Optional<LatencyRecorder> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public String getDescription() {
        return "Latency percentiles of the requests of a batch, in all and in the handler";
    }

    /** JMH calls this before the first iteration's threads are started, which then set the trial up. */
    @Override
    public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
        CURRENT.set(recorder);
    }

    @Override
    public Collection<LatencyResult> afterIteration(
            BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
        CURRENT.set(null);
        List<LatencyResult> latencies = recorder.take();
        return iterationParams.getType() == IterationType.MEASUREMENT ? latencies : List.of();
    }
}
