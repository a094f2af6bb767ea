package org.concurrencybench.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells runs that were made beside another one, such as the second of the two sides that {@code ab} interleaves: what the
 * machine did meanwhile is in both, so that only the first says something by itself.
 */
public final class Overlap {
    /** No run takes longer: its clock has jumped meanwhile. */
    private static final Duration LONGEST = Duration.ofDays(2);

    /** A machine, as far as it is known. */
    private record Computer(String cpuModel, int cores) {}

    private Overlap() {}

    /**
     * Those of some runs that were made beside no earlier one of the list on the same machine, by its processor and the
     * number of its cores. Runs whose times are not known were beside none.
     *
     * @param environment what is known of a run
     */
    public static <T> List<T> alone(List<T> runs, Function<? super T, Optional<Environment>> environment) {
        Map<Computer, List<Environment>> earlier = new HashMap<>();
        List<T> alone = new ArrayList<>();
        for (T run : runs) {
            Optional<Environment> timed = environment.apply(run).filter(Overlap::isTimed);
            List<Environment> onTheSame = timed.map(known -> new Computer(
                            known.machine().cpuModel(), known.machine().cores()))
                    .map(computer -> earlier.computeIfAbsent(computer, none -> new ArrayList<>()))
                    .orElseGet(ArrayList::new);
            if (timed.isEmpty() || onTheSame.stream().noneMatch(other -> overlap(timed.get(), other))) {
                alone.add(run);
                timed.ifPresent(onTheSame::add);
            }
        }
        return alone;
    }

    private static boolean isTimed(Environment run) {
        return run.machine() != null
                && run.started() != null
                && run.finished() != null
                && Duration.between(run.started(), run.finished()).compareTo(LONGEST) <= 0;
    }

    private static boolean overlap(Environment one, Environment other) {
        return one.started().isBefore(other.finished()) && one.finished().isAfter(other.started());
    }
}
