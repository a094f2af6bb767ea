package org.concurrencybench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.FullSpeedWarmUp;
import org.concurrencybench.benchmark.Parameter;
import org.concurrencybench.report.Ideal;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH is going to make of a selection: the rows, crossed out of modes and parameters, and how long they take. */
final class Plan {
    private final Options options;
    private final Set<BenchmarkListEntry> benchmarks;

    /** A benchmark in one of its modes, with a value for each of its parameters. */
    private record Row(BenchmarkListEntry benchmark, Mode mode, Map<String, String> params) {}

    Plan(Options options, Set<BenchmarkListEntry> benchmarks) {
        this.options = options;
        this.benchmarks = benchmarks;
    }

    /** The number of rows that the parameters and modes make. */
    long rows() {
        return all().count();
    }

    /**
     * The number of rows, the time that their iterations take at least, since an iteration ends with its last operation,
     * and what {@link FullSpeedWarmUp} takes at most before them.
     */
    @Override
    public String toString() {
        double seconds = all().mapToDouble(row -> forks(row.benchmark()) * iterations(row))
                .sum();
        double before =
                all().mapToDouble(row -> forks(row.benchmark()) * before(row)).sum();
        return "# Plan: " + rows() + (rows() == 1 ? " row" : " rows") + ", at least " + time(seconds)
                + (before > 0 ? ", and up to " + time(before) + " of warm-up at full speed" : "")
                + "; JMH's ETA " + (before > 0 ? "learns of that row by row" : "counts down");
    }

    /**
     * The seconds that the longest first iteration takes at least, with the batch that warms the row up before: JMH's
     * timeout runs from the set-up on.
     */
    double firstIteration() {
        return all().mapToDouble(
                        row -> operation(row, threads(row.benchmark())) + (before(row) > 0 ? operation(row, 1) : 0))
                .max()
                .orElse(0);
    }

    private Stream<Row> all() {
        return benchmarks.stream().flatMap(benchmark -> modes(benchmark).stream()
                .flatMap(mode -> crossed(benchmark).stream().map(params -> new Row(benchmark, mode, params))));
    }

    private List<Mode> modes(BenchmarkListEntry benchmark) {
        Collection<Mode> chosen =
                options.getBenchModes().isEmpty() ? List.of(benchmark.getMode()) : options.getBenchModes();
        return chosen.stream()
                .flatMap(mode -> mode == Mode.All
                        ? Arrays.stream(Mode.values()).filter(one -> one != Mode.All)
                        : Stream.of(mode))
                .toList();
    }

    /** Every choice of parameters that a benchmark runs with. */
    private List<Map<String, String>> crossed(BenchmarkListEntry benchmark) {
        List<Map<String, String>> crossed = List.of(Map.of());
        for (Map.Entry<String, String[]> param : Selection.params(benchmark).entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> choice : crossed) {
                for (String value : Selection.given(options, param.getKey(), param.getValue())) {
                    Map<String, String> more = new HashMap<>(choice);
                    more.put(param.getKey(), value);
                    longer.add(more);
                }
            }
            crossed = longer;
        }
        return crossed;
    }

    /** The seconds that the iterations of a fork take at least. */
    private double iterations(Row row) {
        BenchmarkListEntry benchmark = row.benchmark();
        double operation = operation(row, threads(benchmark));
        int measured = options.getMeasurementIterations()
                .orElse(benchmark.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS));
        TimeValue time = options.getMeasurementTime()
                .orElse(benchmark.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
        return warmupIterations(benchmark) * Math.max(operation, seconds(warmupTime(benchmark)))
                + measured * Math.max(operation, seconds(time));
    }

    /** The seconds that what warms a fork before JMH does takes at most, but one operation at least. */
    private double before(Row row) {
        if (!row.params().containsKey(Parameter.SERVER.parameterName())) {
            return 0;
        }
        double longest = FullSpeedWarmUp.longest(
                                row.mode(),
                                warmupIterations(row.benchmark()),
                                warmupTime(row.benchmark()),
                                Optional.ofNullable(row.params().get(Parameter.BACKGROUND.parameterName())))
                        .toMillis()
                / 1e3;
        return longest == 0 ? 0 : Math.max(longest, operation(row, 1));
    }

    /** The seconds that batches of so many threads at once take at least; none for what sends no batches. */
    private static double operation(Row row, int threads) {
        String name = row.benchmark().getUsername();
        return Ideal.of(name.substring(name.lastIndexOf('.') + 1), threads, row.params())
                .map(ideal -> threads
                        * Double.parseDouble(row.params().get(Parameter.BATCH_SIZE.parameterName()))
                        / ideal.requestsPerSecond())
                .orElse(0.0);
    }

    private int threads(BenchmarkListEntry benchmark) {
        int threads = options.getThreads().orElse(benchmark.getThreads().orElse(Defaults.THREADS));
        return threads == Threads.MAX ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private int forks(BenchmarkListEntry benchmark) {
        int forks = options.getForkCount().orElse(benchmark.getForks().orElse(Defaults.MEASUREMENT_FORKS))
                + options.getWarmupForkCount().orElse(benchmark.getWarmupForks().orElse(Defaults.WARMUP_FORKS));
        return Math.max(1, forks);
    }

    private int warmupIterations(BenchmarkListEntry benchmark) {
        return options.getWarmupIterations()
                .orElse(benchmark.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS));
    }

    private TimeValue warmupTime(BenchmarkListEntry benchmark) {
        return options.getWarmupTime().orElse(benchmark.getWarmupTime().orElse(Defaults.WARMUP_TIME));
    }

    /** A duration of JMH's in seconds. */
    static double seconds(TimeValue time) {
        return time.convertTo(TimeUnit.MILLISECONDS) / 1e3;
    }

    /** A number of seconds in words. */
    static String time(double seconds) {
        if (seconds > 0 && seconds < 1) {
            return Math.round(1e3 * seconds) + " ms";
        }
        return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
