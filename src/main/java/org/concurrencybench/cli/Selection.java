package org.concurrencybench.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concurrencybench.benchmark.Parameter;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks and parameter values that a command line selects, and no others. */
final class Selection {
    /** What is said behind a name that matches nothing. */
    static final String EXPECTED = ": expected a part of a name that -l lists, or a regular expression";

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
                values.addAll(given(options, parameter.parameterName(), defaults));
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

    /** What running them comes to. */
    Plan plan() {
        return new Plan(options, benchmarks);
    }

    /** The values that a parameter of a benchmark takes, which are its defaults unless others are given. */
    static Collection<String> given(Options options, String name, String[] defaults) {
        return options.getParameter(name).orElse(Arrays.asList(defaults));
    }

    /** The parameters of a benchmark, with their defaults. */
    static Map<String, String[]> params(BenchmarkListEntry benchmark) {
        return benchmark.getParams().orElse(Map.of());
    }
}
