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
    private static final String EXPECTED = ": expected a part of a name that -l lists, or a regular expression";

    private final Options options;
    private final Set<BenchmarkListEntry> benchmarks;

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
        // JMH would warm up nothing, and not say so.
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
        return benchmarks.stream().mapToLong(this::rows).sum();
    }

    /**
     * The number of rows, the time that their iterations take at least, since an iteration ends with its last operation,
     * and what {@link FullSpeedWarmUp} takes at most before them.
     */
    String plan() {
        double seconds = benchmarks.stream().mapToDouble(this::seconds).sum();
        double before = benchmarks.stream().mapToDouble(this::secondsBefore).sum();
        return "# Plan: " + rows() + (rows() == 1 ? " row" : " rows") + ", at least " + time(seconds)
                + (before > 0 ? ", and up to " + time(before) + " of warm-up at full speed" : "")
                + "; JMH's ETA counts down";
    }

    private long rows(BenchmarkListEntry benchmark) {
        return (long) modes(benchmark).size() * crossed(benchmark).size();
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

    private double seconds(BenchmarkListEntry benchmark) {
        return crossed(benchmark).stream()
                        .mapToDouble(params -> seconds(benchmark, operation(method(benchmark), params)))
                        .sum()
                * modes(benchmark).size();
    }

    private static String method(BenchmarkListEntry benchmark) {
        return benchmark.getUsername().substring(benchmark.getUsername().lastIndexOf('.') + 1);
    }

    /** What an operation of that many seconds at least makes of a row's iterations. */
    private double seconds(BenchmarkListEntry benchmark, double operation) {
        double measurement = options.getMeasurementIterations()
                        .orElse(benchmark.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS))
                * Math.max(
                        operation,
                        seconds(options.getMeasurementTime()
                                .orElse(benchmark.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME))));
        return forks(benchmark)
                * (warmupIterations(benchmark) * Math.max(operation, seconds(warmupTime(benchmark))) + measurement);
    }

    /** What warms a row before JMH does takes one operation at least. */
    private double secondsBefore(BenchmarkListEntry benchmark) {
        return modes(benchmark).stream()
                .mapToDouble(mode -> secondsBefore(benchmark, mode))
                .sum();
    }

    private double secondsBefore(BenchmarkListEntry benchmark, Mode mode) {
        return crossed(benchmark).stream()
                        .filter(params -> params.containsKey(Parameter.SERVER.parameterName()))
                        .mapToDouble(params -> secondsBefore(benchmark, mode, params))
                        .sum()
                * forks(benchmark);
    }

    private double secondsBefore(BenchmarkListEntry benchmark, Mode mode, Map<String, String> params) {
        double longest = FullSpeedWarmUp.longest(
                                mode,
                                warmupIterations(benchmark),
                                warmupTime(benchmark),
                                Optional.ofNullable(params.get(Parameter.BACKGROUND.parameterName())))
                        .toMillis()
                / 1e3;
        return longest == 0 ? 0 : Math.max(longest, operation(method(benchmark), params));
    }

    /**
     * The seconds that the longest first iteration takes at least. The batch that warms a row before is in it: JMH's
     * timeout runs from the set-up on.
     */
    double firstIteration() {
        return benchmarks.stream()
                .flatMap(benchmark -> modes(benchmark).stream().flatMap(mode -> crossed(benchmark).stream()
                        .map(params -> operation(method(benchmark), params)
                                * (secondsBefore(benchmark, mode, params) > 0 ? 2 : 1))))
                .max(Double::compare)
                .orElse(0.0);
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

    /** The seconds that a batch takes at least; none for what sends no batches. */
    private static double operation(String method, Map<String, String> params) {
        return Ideal.of(method, 1, params)
                .map(ideal -> Integer.parseInt(params.get("batchSize")) / ideal.requestsPerSecond())
                .orElse(0.0);
    }

    static double seconds(TimeValue time) {
        return time.convertTo(TimeUnit.MILLISECONDS) / 1e3;
    }

    static String time(double seconds) {
        return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    private Collection<String> given(String name, String[] defaults) {
        return options.getParameter(name).orElse(Arrays.asList(defaults));
    }

    private static Map<String, String[]> params(BenchmarkListEntry benchmark) {
        return benchmark.getParams().orElse(Map.of());
    }
}
