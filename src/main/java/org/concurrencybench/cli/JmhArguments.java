package org.concurrencybench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * JMH's command line, taken apart: what selects benchmarks, and the options that each fork is run with.
 *
 * @param selection regular expressions of names; none selects all
 * @param options the rest, without {@code -jvmArgsAppend}
 * @param jvmArgsAppend the value of {@code -jvmArgsAppend}; empty if it is not given
 */
record JmhArguments(List<String> selection, List<String> options, String jvmArgsAppend) {
    private static final String APPEND = "-jvmArgsAppend";

    /** What the rounds decide themselves. */
    private static final Set<String> TAKEN = Set.of("-f", "-rf", "-rff", "-o", "-jvm", "-l", "-lp", "-lprof", "-lrf");

    /**
     * Takes arguments apart as JMH would.
     *
     * @throws BadInputException if JMH would not understand them, or if they ask for what cannot be chosen here
     */
    static JmhArguments parse(List<String> args) throws BadInputException {
        List<String> selection = new ArrayList<>();
        List<String> options = new ArrayList<>();
        String append = "";
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            String name = arg.replaceFirst("=.*", "");
            if (!arg.startsWith("-")) {
                selection.add(arg);
                continue;
            }
            if (TAKEN.contains(name)) {
                throw new BadInputException(arg + ": expected none of " + String.join(" ", sorted(TAKEN))
                        + ", which the rounds decide (--rounds, --base-jvm, --head-jvm)");
            }
            // All of JMH's options that are left take a value, which may look like an option itself.
            boolean hasValue = arg.equals(name) && i + 1 < args.size();
            String value = hasValue ? args.get(++i) : "";
            if (name.equals(APPEND)) {
                append = hasValue ? value : arg.substring(Math.min(arg.length(), APPEND.length() + 1));
            } else {
                options.add(arg);
                if (hasValue) {
                    options.add(value);
                }
            }
        }
        JmhArguments parsed = new JmhArguments(selection, options, append);
        parsed.check(args);
        return parsed;
    }

    private void check(List<String> args) throws BadInputException {
        try {
            CommandLineOptions jmh = new CommandLineOptions(args.toArray(String[]::new));
            if (!jmh.getIncludes().equals(selection)) {
                throw new BadInputException(String.join(" ", args)
                        + ": expected each of JMH's options apart from its value, such as -wi 5");
            }
        } catch (CommandLineOptionException e) {
            throw new BadInputException(e.getMessage() + ": -h lists JMH's options");
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
