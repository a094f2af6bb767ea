package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.results.ScoreUnit;

/** What must hold before two figures may be compared; each check answers with what is wrong, in words. */
final class Checks {
    /** Chosen by the JDK's release and without effect on figures: it silences a warning. */
    private static final String QUIET_FLAG = "--sun-misc-unsafe-memory-access=";

    private record Setting(String name, Function<RunConfiguration, Object> of) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting("warm-up iterations", RunConfiguration::warmupIterations),
            new Setting("warm-up time", RunConfiguration::warmupTime),
            new Setting("warm-up batch size", RunConfiguration::warmupBatchSize),
            new Setting("measurement iterations", RunConfiguration::measurementIterations),
            new Setting("measurement time", RunConfiguration::measurementTime),
            new Setting("measurement batch size", RunConfiguration::measurementBatchSize));

    private Checks() {}

    /** Whether all runs of both sides had the same machine, JDK and collector, as far as is known. */
    static Optional<String> environment(Side base, Side head) {
        List<Fingerprint> all = Stream.of(base, head)
                .flatMap(side -> side.fingerprints().stream())
                .distinct()
                .toList();
        return pairs(all)
                .flatMap(pair -> pair.get(0).difference(pair.get(1)).stream())
                .findFirst();
    }

    /** Whether all runs of both sides were measured in the same way, as far as is known. */
    static Optional<String> configuration(Side base, Side head) {
        List<RunConfiguration> all = Stream.of(base, head)
                .flatMap(side -> side.rows().stream())
                .map(ResultRow::configuration)
                .distinct()
                .toList();
        return pairs(all)
                .flatMap(pair -> Stream.concat(
                        SETTINGS.stream().flatMap(setting -> difference(setting, pair.get(0), pair.get(1)).stream()),
                        arguments(pair.get(0), pair.get(1)).stream()))
                .findFirst();
    }

    private static Optional<String> difference(Setting setting, RunConfiguration one, RunConfiguration other) {
        Object value = setting.of().apply(one);
        Object otherValue = setting.of().apply(other);
        return value == null || otherValue == null || value.equals(otherValue)
                ? Optional.empty()
                : Optional.of(setting.name() + " " + value + " against " + otherValue);
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
                .filter(argument -> !Fingerprint.choosesCollector(argument) && !argument.startsWith(QUIET_FLAG))
                .toList();
    }

    private static String without(List<String> arguments, List<String> others) {
        List<String> own = arguments.stream()
                .filter(argument -> !others.contains(argument))
                .toList();
        return own.isEmpty() ? "none" : String.join(" ", own);
    }

    private static <T> Stream<List<T>> pairs(List<T> distinct) {
        return distinct.stream().flatMap(one -> distinct.stream().map(other -> List.of(one, other)));
    }

    /** Whether all runs of both sides have figures in units that can be converted into one. */
    static Optional<String> units(Side base, Side head) {
        return Stream.of(base, head)
                .flatMap(side -> side.rows().stream())
                .map(row -> row.primary().unit())
                .filter(unit -> ScoreUnit.factor(unit, base.unit()).isEmpty())
                .findFirst()
                .map(unit -> "the units do not convert: " + base.unit() + " against " + unit);
    }
}
