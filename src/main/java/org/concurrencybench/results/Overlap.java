package org.concurrencybench.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * Those of some runs that were made beside no earlier one of the list on the same machine, by its processor and the
     * number of its cores. Runs whose times are not known were beside none.
     *
     * @param environment what is known of a run
     */
    public static <T> List<T> alone(List<T> runs, Function<? super T, Optional<Environment>> environment) {
        List<Environment> earlier = new ArrayList<>();
        List<T> alone = new ArrayList<>();
        for (T run : runs) {
            Optional<Environment> own = environment.apply(run);
            if (own.isEmpty() || earlier.stream().noneMatch(other -> overlap(own.get(), other))) {
                alone.add(run);
                own.ifPresent(earlier::add);
            }
        }
        return alone;
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
                && Objects.equals(one.machine().cpuModel(), other.machine().cpuModel())
                && one.machine().cores() == other.machine().cores()
                && one.started().isBefore(other.finished())
                && one.finished().isAfter(other.started());
    }
}
