package org.concurrencybench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * JMH's command line, taken apart: what selects benchmarks, and what each fork is run with.
 *
 * @param selection regular expressions of names; none selects all
 * @param options the rest, each an option and its value, without {@code -jvmArgsAppend}
 * @param jvmArgsAppend the value of {@code -jvmArgsAppend}; empty if it is not given
 */
record JmhArguments(List<String> selection, List<JmhOption> options, String jvmArgsAppend) {
    private static final Set<String> PARAMETER_OR_PROFILER = Set.of("-p", "-prof");

    private static final Set<String> WITH_FILES = Set.of("async", "jfr");

    private static final String APPEND = "-jvmArgsAppend";

    /** What the rounds decide themselves. */
    private static final Set<String> TAKEN =
            new TreeSet<>(Set.of("-f", "-rf", "-rff", "-o", "-jvm", "-l", "-lp", "-lprof", "-lrf"));

    /**
     * Takes arguments apart as JMH would.
     *
     * @throws BadInputException if JMH would not understand them, or if they ask for what cannot be chosen here
     */
    static JmhArguments parse(List<String> args) throws BadInputException {
        List<String> selection = new ArrayList<>();
        List<JmhOption> options = new ArrayList<>();
        String append = "";
        CommandLineOptions jmh = OptionChecks.parse(args.toArray(String[]::new));
        for (JmhOption option : JmhOption.all(args)) {
            String name = option.name();
            if ((name.startsWith("-p") && !PARAMETER_OR_PROFILER.contains(name)) || option.lacksValue()) {
                throw new BadInputException(
                        name + ": expected an option written out, and apart from its value, such as -p n=30 or -wi 5");
            }
            if (TAKEN.contains(name)) {
                throw new BadInputException(name + ": expected none of " + String.join(" ", TAKEN)
                        + ", which the rounds decide (--rounds, --base-jvm, --head-jvm)");
            }
            if (name.isEmpty()) {
                selection.add(option.value());
            } else if (name.equals(APPEND) && option.value() != null) {
                append = option.value();
            } else {
                options.add(option);
            }
        }
        check(jmh, args, selection);
        return new JmhArguments(selection, options, append);
    }

    private static void check(CommandLineOptions jmh, List<String> args, List<String> selection)
            throws BadInputException {
        if (!jmh.getIncludes().equals(selection)) {
            throw new BadInputException(
                    String.join(" ", args) + ": expected each of JMH's options apart from its value, such as -wi 5");
        }
        OptionChecks.patterns(jmh);
        for (ProfilerConfig profiler : jmh.getProfilers()) {
            if (WITH_FILES.contains(profiler.getKlass())) {
                throw new BadInputException(
                        "-prof " + profiler.getKlass() + ": expected a profiler without files, since "
                                + "those of each fork would replace the last one's; run each jar by itself with it");
            }
        }
    }

    /** Whether an option is given. */
    boolean has(String option) {
        return options.stream().anyMatch(given -> given.name().equals(option));
    }

    /** The names of the parameters that are set. */
    List<String> parameters() {
        return options.stream()
                .flatMap(option -> option.parameter().stream())
                .distinct()
                .toList();
    }

    /** The options as words, without the parameters that a benchmark does not have. */
    List<String> optionsFor(Set<String> parameters) {
        return words(options.stream(), parameters);
    }

    /** The same for a list of benchmarks, which JMH keeps to itself with {@code -v SILENT}. */
    List<String> listOptionsFor(Set<String> parameters) {
        return words(options.stream().filter(option -> !option.name().equals("-v")), parameters);
    }

    private static List<String> words(Stream<JmhOption> options, Set<String> parameters) {
        return options.filter(
                        option -> option.parameter().map(parameters::contains).orElse(true))
                .flatMap(JmhOption::words)
                .toList();
    }
}
