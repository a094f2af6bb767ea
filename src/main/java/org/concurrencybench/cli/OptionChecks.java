package org.concurrencybench.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.Parameter;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH would pass over, find out in the fork, or end on with a stack trace: refused here in one line. */
final class OptionChecks {
    /** {@code -p}, and the name that is glued to it, if one is; {@code -prof}, which JMH takes shortened too, is another option. */
    private static final Pattern PARAMETER = Pattern.compile("-p(?!ro?f?$)(\\S*)");

    /** JMH's options that are true or false. */
    private static final Set<String> FLAGS = Set.of("-foe", "-gc", "-si");

    private OptionChecks() {}

    /**
     * Parses as JMH does, which knows {@code -h} but not {@code --help}, and throws another exception for an unknown
     * mode than for anything else.
     */
    static CommandLineOptions parse(String... args) throws BadInputException {
        try {
            CommandLineOptions options = new CommandLineOptions(Arrays.stream(args)
                    .map(arg -> arg.equals("--help") ? "-h" : arg)
                    .toArray(String[]::new));
            flags(List.of(args));
            return options;
        } catch (CommandLineOptionException | IllegalStateException e) {
            throw new BadInputException(
                    JmhFailures.refusal(e, args) + ": -h lists JMH's options, and the suite's commands");
        }
    }

    /** JMH takes what is not true for false. */
    private static void flags(List<String> args) throws BadInputException {
        for (JmhOption option : JmhOption.all(args)) {
            if (FLAGS.contains(option.name()) && !option.value().matches("(?i)true|false")) {
                throw new BadInputException(option.name() + " " + option.value() + ": expected true or false");
            }
        }
    }

    /** Refuses what is no regular expression. */
    static void patterns(Options options) throws BadInputException {
        for (String pattern : Stream.of(options.getIncludes(), options.getExcludes(), options.getWarmupIncludes())
                .flatMap(List::stream)
                .toList()) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new BadInputException("'" + pattern + "': expected a regular expression: " + e.getDescription());
            }
        }
    }

    /** Refuses parameters that no selected benchmark has, and values that none can have. */
    static void parameters(List<String> args, Options options, Selection selection) throws BadInputException {
        names(args);
        values(options, selection);
    }

    /** Refuses options that a run cannot have together, or with this suite's benchmarks. */
    static void combinations(Options options, Selection selection) throws BadInputException {
        boolean forks = options.getForkCount().orElse(1) > 0;
        boolean pinned = selection.values(Parameter.CLIENT_CPUS).stream().anyMatch(list -> !list.isEmpty());
        if (pinned && !forks) {
            throw new BadInputException("-p clientCpus: expected forks (-f 1 or more), which are pinned row by row");
        }
        // Every fork is told how many processors it has, also one that is not pinned to them.
        List<String> unpinned = selection.withoutParameter(Parameter.CLIENT_CPUS);
        if (pinned && !unpinned.isEmpty()) {
            throw new BadInputException("-p clientCpus: expected benchmarks that have it, not "
                    + unpinned.get(0) + (unpinned.size() == 1 ? "" : " and " + (unpinned.size() - 1) + " more")
                    + ": name those to be run");
        }
        if (selection.values(Parameter.CONCURRENCY).contains("0")) {
            for (String batch : selection.values(Parameter.BATCH_SIZE)) {
                try {
                    Parameter.CONCURRENCY.check(batch);
                } catch (IllegalArgumentException e) {
                    throw new BadInputException(
                            "-p batchSize=" + batch + " with concurrency=0, which is the batch: " + e.getMessage());
                }
            }
        }
        TimeValue timeout = options.getTimeout().orElse(Defaults.TIMEOUT);
        double first = selection.plan().firstIteration();
        if (first >= Plan.seconds(timeout)) {
            throw new BadInputException("-to " + Plan.time(Plan.seconds(timeout)) + ": expected more than "
                    + Plan.time(first) + ", which a row and what warms it up take at least");
        }
        if (!forks && ofForks(options)) {
            throw new BadInputException(
                    "-jvm and -jvmArgs: expected forks (-f 1 or more): with -f 0 rows run in the JVM "
                            + "that is there, as it is");
        }
        if (!forks && !options.shouldFailOnError().orElse(true)) {
            throw new BadInputException(
                    "-foe false: expected forks (-f 1 or more): in one JVM what a failed row leaves "
                            + "behind is measured by the next");
        }
        boolean sending = !selection.withParameter(Parameter.SERVER).isEmpty();
        if (sending && !options.getWarmupMode().orElse(Defaults.WARMUP_MODE).isIndi()) {
            throw new BadInputException("-wm " + options.getWarmupMode().get()
                    + ": expected INDI: servers and connections are opened anew for what is measured, and nothing would "
                    + "warm them up");
        }
        if (options.getOperationsPerInvocation().orElse(1) != 1) {
            throw new BadInputException(
                    "-opi " + options.getOperationsPerInvocation().get()
                            + ": expected 1: the tables take an invocation for one operation");
        }
        if (Arrays.stream(options.getThreadGroups().orElse(new int[0])).sum() > 1) {
            throw new BadInputException("-tg: expected none, since no benchmark has a group; -t sets the threads");
        }
    }

    /** Whether a JVM, or arguments of one, are asked for. */
    private static boolean ofForks(Options options) {
        return options.getJvm().hasValue()
                || options.getJvmArgs().hasValue()
                || options.getJvmArgsPrepend().hasValue()
                || options.getJvmArgsAppend().hasValue();
    }

    /** JMH passes over a parameter that no benchmark has. */
    private static void names(List<String> args) throws BadInputException {
        for (JmhOption option : JmhOption.all(args)) {
            Matcher parameter = PARAMETER.matcher(option.name());
            if (!parameter.matches()) {
                continue;
            }
            String given = parameter.group(1).isEmpty() ? option.value() : parameter.group(1) + "=" + option.value();
            if (Parameter.named(given.replaceFirst("=.*", "")).isEmpty()) {
                throw new BadInputException(
                        "-p " + given + ": expected one of the parameters " + join(Arrays.asList(Parameter.values())));
            }
        }
    }

    /** Nor does it say that none of the selected benchmarks has one, and it finds a wrong value out in the fork. */
    private static void values(Options options, Selection selection) throws BadInputException {
        for (Parameter parameter : Parameter.values()) {
            Collection<String> values =
                    options.getParameter(parameter.parameterName()).orElse(List.of());
            if (!values.isEmpty() && selection.withParameter(parameter).isEmpty()) {
                throw new BadInputException("-p " + parameter.parameterName()
                        + ": none of the selected benchmarks has it; they have "
                        + join(selection.parameters()));
            }
            if (Set.copyOf(values).size() < values.size()) {
                throw new BadInputException("-p " + parameter.parameterName() + "=" + String.join(",", values)
                        + ": expected each value once");
            }
            for (String value : values) {
                try {
                    parameter.check(value);
                } catch (IllegalArgumentException e) {
                    throw new BadInputException(e.getMessage());
                }
            }
        }
    }

    private static String join(Collection<Parameter> parameters) {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(Parameter::parameterName).collect(Collectors.joining(", "));
    }
}
