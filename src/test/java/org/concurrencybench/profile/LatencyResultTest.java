package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** Percentiles of known distributions, merged by JMH itself over iterations and forks. */
class LatencyResultTest {
    private static final double PRECISION = 0.001;
    private static final IterationParams MEASUREMENT =
            new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);

    /** What one iteration leaves that records these, in milliseconds, all of them in the handler but 1 ms. */
    private static IterationResult iteration(double... millis) {
        LatencyRecorder recorder = new LatencyRecorder();
        for (double value : millis) {
            long nanos = Math.round(value * 1e6);
            recorder.record(nanos, nanos - 1_000_000);
        }
        IterationResult iteration = new IterationResult(null, MEASUREMENT, null);
        iteration.addResult(new ThroughputResult(ResultRole.PRIMARY, "batches", 1, 1, TimeUnit.SECONDS));
        iteration.addResults(recorder.take());
        return iteration;
    }

    private static BenchmarkResult fork(IterationResult... iterations) {
        return new BenchmarkResult(null, List.of(iterations));
    }

    @SuppressWarnings("rawtypes") // as JMH declares it
    private static Map<String, Result> run(BenchmarkResult... forks) {
        return new RunResult(null, List.of(forks)).getSecondaryResults();
    }

    private static double[] repeated(double value, int times) {
        double[] values = new double[times];
        Arrays.fill(values, value);
        return values;
    }

    @SuppressWarnings("rawtypes")
    private static void assertMillis(Map<String, Result> results, String name, double expected) {
        assertThat(results).containsKey(name);
        assertThat(results.get(name).getScore()).as(name).isCloseTo(expected, within(expected * PRECISION));
        assertThat(results.get(name).getScoreUnit()).isEqualTo("ms");
    }

    @Test
    void aUniformDistributionHasItsPercentilesInEachPart() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i + 2);
        var results = run(fork(iteration(values)));
        assertThat(results.keySet())
                .containsExactly(
                        "latency.before:p0.50",
                        "latency.before:p0.90",
                        "latency.before:p0.99",
                        "latency.before:p0.999",
                        "latency.before:p1.00",
                        "latency.handler:p0.50",
                        "latency.handler:p0.90",
                        "latency.handler:p0.99",
                        "latency.handler:p0.999",
                        "latency.handler:p1.00",
                        "latency:p0.50",
                        "latency:p0.90",
                        "latency:p0.99",
                        "latency:p0.999",
                        "latency:p1.00");
        assertMillis(results, "latency:p0.50", 501);
        assertMillis(results, "latency:p0.90", 901);
        assertMillis(results, "latency:p0.99", 991);
        assertMillis(results, "latency:p0.999", 1000);
        assertMillis(results, "latency:p1.00", 1001);
        assertMillis(results, "latency.handler:p0.50", 500);
        assertMillis(results, "latency.before:p0.999", 1);
    }

    /** The quantiles of an exponential distribution of mean m are −m ln(1 − q). */
    @Test
    void anExponentialDistributionHasItsPercentiles() {
        SplittableRandom random = new SplittableRandom(42);
        double[] values =
                random.doubles(200_000).map(u -> 1 - 50 * Math.log(1 - u)).toArray();
        var results = run(fork(iteration(values)));
        assertThat(results.get("latency:p0.50").getScore()).isCloseTo(1 + 50 * Math.log(2), within(0.5));
        assertThat(results.get("latency:p0.99").getScore()).isCloseTo(1 + 50 * Math.log(100), within(4.0));
    }

    @Test
    void iterationsAreMergedBeforeThePercentilesAreTaken() {
        var results = run(fork(iteration(repeated(10, 960)), iteration(repeated(1000, 40))));
        assertMillis(results, "latency:p0.50", 10);
        assertMillis(results, "latency:p0.90", 10);
        assertMillis(results, "latency:p0.99", 1000);
        assertMillis(results, "latency:p1.00", 1000);
    }

    @Test
    void forksAreMergedBeforeThePercentilesAreTakenAndTheMaximumIsTheMaximum() {
        var results = run(
                fork(iteration(repeated(10, 500)), iteration(repeated(10, 499))),
                fork(iteration(repeated(10, 9_000)), iteration(77)));
        assertMillis(results, "latency:p0.999", 10);
        assertMillis(results, "latency:p1.00", 77);
        assertThat(results.get("latency:p1.00").extendedInfo()).isEqualTo("  N = 10000 requests\n");
    }

    @Test
    void itComesThroughSerialisationAsItWas() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(fork(iteration(repeated(10, 960)), iteration(repeated(1000, 40))));
        }
        assertThat(bytes.size()).as("bytes, JMH keeps them until a run ends").isLessThan(20_000);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertMillis(run((BenchmarkResult) in.readObject()), "latency:p0.99", 1000);
        }
    }
}
