package org.concurrencybench.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.ProfilersFailedException;

/** What JMH's exceptions have to say, in a line. */
final class JmhFailures {
    /** What the message of a profiler begins with that was asked for help. */
    private static final String USAGE = "Usage: ";

    private static final Pattern UNKNOWN_CONSTANT = Pattern.compile("No enum constant (?:\\w+\\.)*(\\w+)\\.(\\w+)");
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("^(\\S+)(?= is not a recognized option)");
    private static final Pattern KNOWN_OPTION = Pattern.compile("(?<=^Option |of option |for option )(?=\\w)");

    private JmhFailures() {}

    /**
     * Why JMH refuses a command line. It names options without their hyphens, which are put back: with an option that it
     * does not know, as it is written.
     */
    static String refusal(Exception failure, String... args) {
        String line = failure.getMessage().lines().map(String::strip).collect(Collectors.joining(" "));
        String named = UNKNOWN_CONSTANT.matcher(line).replaceFirst("'$2' is no $1");
        return UNKNOWN_OPTION
                .matcher(KNOWN_OPTION.matcher(named).replaceFirst("-"))
                .replaceFirst(unknown -> Matcher.quoteReplacement(asWritten(unknown.group(1), args)));
    }

    private static String asWritten(String option, String... args) {
        return Arrays.stream(args)
                .map(arg -> arg.replaceFirst("=.*", ""))
                .filter(arg -> arg.matches("--?" + Pattern.quote(option)))
                .findFirst()
                .orElse("-" + option);
    }

    /** The first message that is not JMH's own wrapping: JMH has printed the stack trace already. */
    static String message(Throwable failure) {
        Throwable current = failure;
        while (current.getClass().getName().startsWith("org.openjdk.jmh.")) {
            Throwable[] suppressed = current.getSuppressed();
            Throwable next = suppressed.length > 0 ? suppressed[0] : current.getCause();
            if (next == null) {
                break;
            }
            current = next;
        }
        // Some of JMH's own say so themselves, and what is printed says so too.
        return current.getMessage() == null
                ? current.toString()
                : current.getMessage().replaceFirst("^ERROR: ", "");
    }

    /** What a profiler says that was asked for help; empty if none was. */
    static Optional<String> help(ProfilersFailedException failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> String.valueOf(message).startsWith(USAGE))
                .findFirst();
    }

    /** What is wrong with the profilers that could not be had. */
    static String messages(ProfilersFailedException failure) {
        return causes(failure)
                .map(e -> e.getCause() instanceof ClassNotFoundException none
                        ? "no profiler is called " + none.getMessage()
                        : withoutUsage(e))
                .collect(Collectors.joining("; "));
    }

    private static Stream<Throwable> causes(ProfilersFailedException failure) {
        return Stream.concat(Stream.of(failure.getCause()), Arrays.stream(failure.getSuppressed()));
    }

    /** JMH's profilers put a page of help behind what is wrong with their options. */
    private static String withoutUsage(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
