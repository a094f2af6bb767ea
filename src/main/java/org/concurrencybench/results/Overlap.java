package org.concurrencybench.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells runs that were made beside another one, such as the two sides that {@code ab} interleaves: what the machine did
 * meanwhile is in both.
 */
public final class Overlap {
    /** No run takes longer: its clock has jumped meanwhile. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private Overlap() {}

    /**
     * The runs that are left if, from the latest to the first, those are left out that were made on the same machine beside
     * one that is not: of the two sides of {@code ab} the head stays, which is the newer program. Runs whose times are not
     * known were beside none.
     *
     * @param environment what is known of a run
     */
    public static <T> List<T> alone(List<T> runs, Function<? super T, Optional<Environment>> environment) {
        List<Environment> latestFirst = new ArrayList<>(
                runs.stream().map(environment).flatMap(Optional::stream).toList());
        Collections.reverse(latestFirst); // of two that started at once, the later one of the list
        latestFirst.sort(Comparator.comparing(Environment::started, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        Set<Environment> alone = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Environment run : latestFirst) {
            if (alone.stream().noneMatch(later -> overlap(run, later))) {
                alone.add(run);
            }
        }
        return runs.stream()
                .filter(run -> environment.apply(run).map(alone::contains).orElse(true))
                .toList();
    }

    /** Those of some runs that were made beside no other one of the list at all, be it earlier or later. */
    public static <T> List<T> apart(List<T> runs, Function<? super T, Optional<Environment>> environment) {
        List<Environment> all =
                runs.stream().map(environment).flatMap(Optional::stream).toList();
        return runs.stream()
                .filter(run -> environment.apply(run).stream()
                                .flatMap(own -> all.stream().filter(other -> overlap(own, other)))
                                .count()
                        <= 1) // itself
                .toList();
    }

    /** That many runs that are left out, in words. */
    public static String leftOut(int runs) {
        return runs + (runs == 1 ? " run" : " runs") + " made beside another one";
    }

    private static boolean isTimed(Environment run) {
        return run.machine() != null
                && run.started() != null
                && run.finished() != null
                && Duration.between(run.started(), run.finished()).compareTo(LONGEST) <= 0;
    }

    private static boolean overlap(Environment one, Environment other) {
        return isTimed(one)
                && isTimed(other)
                && isOneMachine(one.machine(), other.machine())
                && one.started().isBefore(other.finished())
                && one.finished().isAfter(other.started());
    }

    /** By what tells each start of a machine from all others; where that is not known, by its processor and its cores. */
    private static boolean isOneMachine(Environment.Machine one, Environment.Machine other) {
        if (one.bootId() != null && other.bootId() != null) {
            return one.bootId().equals(other.bootId());
        }
        return Objects.equals(one.cpuModel(), other.cpuModel()) && one.cores() == other.cores();
    }
}
