package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;
import org.concurrencybench.results.Fact;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.RunConfiguration;

/** How rows were measured: iterations, their length, JVM arguments. Figures are compared if they agree in it. */
public final class Procedure {
    /**
     * Without effect on figures: they silence warnings, on some releases of the JDK, let JMH run beside another, and say
     * where its files are.
     */
    private static final List<String> QUIET_FLAGS = List.of(
            "--sun-misc-unsafe-memory-access=", "--enable-native-access=", "-Djmh.ignoreLock=", "-Djava.io.tmpdir=");

    private static final List<Fact<RunConfiguration>> SETTINGS = List.of(
            new Fact<>("warm-up iterations", RunConfiguration::warmupIterations),
            new Fact<>("warm-up time", RunConfiguration::warmupTime),
            new Fact<>("warm-up batch size", RunConfiguration::warmupBatchSize),
            new Fact<>("measurement iterations", RunConfiguration::measurementIterations),
            new Fact<>("measurement time", RunConfiguration::measurementTime),
            new Fact<>("measurement batch size", RunConfiguration::measurementBatchSize));

    private Procedure() {}

    /** The first thing in which two rows were measured otherwise, in words; empty if none is known. */
    public static Optional<String> difference(RunConfiguration one, RunConfiguration other) {
        return iterations(one, other).or(() -> arguments(one, other));
    }

    /** The same without the JVM arguments. */
    static Optional<String> iterations(RunConfiguration one, RunConfiguration other) {
        return SETTINGS.stream()
                .flatMap(setting -> setting.difference(one, other).stream())
                .findFirst();
    }

    /** The JVM arguments that only one of the two has. */
    private static Optional<String> arguments(RunConfiguration one, RunConfiguration other) {
        if (one.jvmArgs() == null || other.jvmArgs() == null) {
            return Optional.empty();
        }
        List<String> arguments = telling(one.jvmArgs());
        List<String> otherArguments = telling(other.jvmArgs());
        if (arguments.equals(otherArguments)) {
            return Optional.empty();
        }
        String only = without(arguments, otherArguments);
        String otherOnly = without(otherArguments, arguments);
        return Optional.of(
                only.equals(otherOnly)
                        ? "JVM arguments in another order or number"
                        : "JVM arguments " + only + " against " + otherOnly);
    }

    /** The collector is part of the environment, and so not counted twice. */
    private static List<String> telling(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> !Fingerprint.choosesCollector(argument)
                        && QUIET_FLAGS.stream().noneMatch(argument::startsWith))
                .toList();
    }

    private static String without(List<String> arguments, List<String> others) {
        List<String> own = arguments.stream()
                .filter(argument -> !others.contains(argument))
                .toList();
        return own.isEmpty() ? "none" : String.join(" ", own);
    }
}
