package org.concurrencybench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks and parameter values that a command line selects, before JMH crosses and runs them. */
final class Selection {
    /** What is said behind a name that matches nothing. */
    static final String EXPECTED = ": expected a part of a name that -l lists, or a regular expression";

    private final Options options;
    private final Set<BenchmarkListEntry> benchmarks;

    /** A benchmark in one of its modes, with a value for each of its parameters. */
    private record Row(BenchmarkListEntry benchmark, Mode mode, Map<String, String> params) {}

    private Selection(Options options, Set<BenchmarkListEntry> benchmarks) {
        this.options = options;
        this.benchmarks = benchmarks;
    }

    /**
     * Selects as JMH does.
     *
     * @throws BadInputException if nothing matches
     */
    static Selection of(Options options) throws BadInputException {
        Optional<Selection> selection = ifAny(options);
        if (selection.isEmpty()) {
            throw new BadInputException("no benchmark matches " + options.getIncludes()
                    + (options.getExcludes().isEmpty() ? "" : " and none of -e " + options.getExcludes()) + EXPECTED);
        }
        // JMH would leave out a name that is misspelt, and not say so.
        for (String include : options.getIncludes()) {
            if (find(List.of(include), List.of()).isEmpty()) {
                throw new BadInputException("no benchmark matches " + include
                        + (Help.COMMANDS.contains(include) ? ": expected a command as the first word" : EXPECTED));
            }
        }
        // It would warm up nothing, either.
        if (!options.getWarmupIncludes().isEmpty()
                && find(options.getWarmupIncludes(), List.of()).isEmpty()) {
            throw new BadInputException("no benchmark matches -wmb " + options.getWarmupIncludes() + EXPECTED);
        }
        return selection.get();
    }

    /** As {@link #of}, empty if nothing matches. */
    static Optional<Selection> ifAny(Options options) {
        Set<BenchmarkListEntry> found = find(options.getIncludes(), options.getExcludes());
        return found.isEmpty() ? Optional.empty() : Optional.of(new Selection(options, found));
    }

    private static Set<BenchmarkListEntry> find(List<String> includes, List<String> excludes) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().find(silent, includes, excludes);
    }

    /** Whether any selected benchmark is a method of that name. */
    boolean hasMethod(String method) {
        return benchmarks.stream().anyMatch(benchmark -> benchmark.getUsername().endsWith("." + method));
    }

    /** The values that a parameter takes, given or default, in all selected benchmarks that have it. */
    Set<String> values(Parameter parameter) {
        Set<String> values = new LinkedHashSet<>();
        for (BenchmarkListEntry benchmark : benchmarks) {
            String[] defaults = params(benchmark).get(parameter.parameterName());
            if (defaults != null) {
                values.addAll(given(parameter.parameterName(), defaults));
            }
        }
        return values;
    }

    /** The selected benchmarks that have a parameter of that name. */
    List<String> withParameter(Parameter parameter) {
        return names(parameter, true);
    }

    /** Those that have none. */
    List<String> withoutParameter(Parameter parameter) {
        return names(parameter, false);
    }

    private List<String> names(Parameter parameter, boolean having) {
        return benchmarks.stream()
                .filter(benchmark -> params(benchmark).containsKey(parameter.parameterName()) == having)
                .map(BenchmarkListEntry::getUsername)
                .toList();
    }

    /** The parameters that any selected benchmark has. */
    List<Parameter> parameters() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> !withParameter(parameter).isEmpty())
                .toList();
    }

    /** The selected benchmarks that have the parameter, but do not take all of {@code values} unless they are given. */
    List<String> withoutDefaults(Parameter parameter, Collection<String> values) {
        return benchmarks.stream()
                .filter(benchmark -> {
                    String[] defaults = params(benchmark).get(parameter.parameterName());
                    return defaults != null && !Arrays.asList(defaults).containsAll(values);
                })
                .map(BenchmarkListEntry::getUsername)
                .toList();
    }

    /** The number of rows that the parameters and modes make. */
    long rows() {
        return all().count();
    }

    /**
     * The number of rows, the time that their iterations take at least, since an iteration ends with its last operation,
     * and what {@link FullSpeedWarmUp} takes at most before them.
     */
    String plan() {
        double seconds = all().mapToDouble(row -> forks(row.benchmark()) * iterations(row))
                .sum();
        double before =
                all().mapToDouble(row -> forks(row.benchmark()) * before(row)).sum();
        return "# Plan: " + rows() + (rows() == 1 ? " row" : " rows") + ", at least " + time(seconds)
                + (before > 0 ? ", and up to " + time(before) + " of warm-up at full speed" : "")
                + "; JMH's ETA " + (before > 0 ? "learns of that row by row" : "counts down");
    }

    /**
     * The seconds that the longest first iteration takes at least. The batch that warms a row before is in it: JMH's
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
        for (Map.Entry<String, String[]> param : params(benchmark).entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> choice : crossed) {
                for (String value : given(param.getKey(), param.getValue())) {
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

    static double seconds(TimeValue time) {
        return time.convertTo(TimeUnit.MILLISECONDS) / 1e3;
    }

    static String time(double seconds) {
        if (seconds > 0 && seconds < 1) {
            return Math.round(1e3 * seconds) + " ms";
        }
        return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    private Collection<String> given(String name, String[] defaults) {
        return options.getParameter(name).orElse(Arrays.asList(defaults));
    }

    private static Map<String, String[]> params(BenchmarkListEntry benchmark) {
        return benchmark.getParams().orElse(Map.of());
    }
}
