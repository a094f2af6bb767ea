package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.results.ScoreUnit;

/** What must hold before two figures may be compared; each check answers with what is wrong, in words. */
final class Checks {
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

    /** Whether all runs of both sides were measured in the same way, as far as is known and in what is looked at. */
    static Optional<String> configuration(
            Side base, Side head, BiFunction<RunConfiguration, RunConfiguration, Optional<String>> difference) {
        List<RunConfiguration> all = Stream.of(base, head)
                .flatMap(side -> side.rows().stream())
                .map(ResultRow::configuration)
                .distinct()
                .toList();
        return pairs(all)
                .flatMap(pair -> difference.apply(pair.get(0), pair.get(1)).stream())
                .findFirst();
    }

    private static <T> Stream<List<T>> pairs(List<T> distinct) {
        return distinct.stream().flatMap(one -> distinct.stream().map(other -> List.of(one, other)));
    }

    /** Whether no fork of a side failed: it may be the slow one. */
    static Optional<String> failedForks(Side side) {
        return side.rows().stream()
                .flatMap(row -> row.failedForks().stream())
                .findFirst()
                .map(failed -> side.name() + ": " + failed);
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
