package org.concurrencybench.results;

import java.time.Instant;
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
    private final Map<Object, Instant> busyUntil = new HashMap<>();

    /**
     * Those of some runs, in the order of time, that were made beside no earlier one.
     *
     * @param environment what is known of a run
     */
    public static <T> List<T> alone(List<T> runs, Function<? super T, Optional<Environment>> environment) {
        Overlap overlap = new Overlap();
        return runs.stream()
                .filter(run -> !overlap.overlaps(environment.apply(run)))
                .toList();
    }

    /** Whether a run overlaps one on the same machine, by its processor and the number of its cores. */
    public boolean overlaps(Optional<Environment> run) {
        return run.filter(known -> known.machine() != null)
                .filter(known -> overlaps(
                        List.of(
                                String.valueOf(known.machine().cpuModel()),
                                known.machine().cores()),
                        known))
                .isPresent();
    }

    /**
     * Whether a run began before the one before it was over; one that did not is the next to be held against. Runs whose
     * times are not known overlap none.
     *
     * @param what runs of which are held against each other
     */
    public boolean overlaps(Object what, Environment run) {
        Instant end = busyUntil.get(what);
        if (end != null && run.started() != null && run.started().isBefore(end)) {
            return true;
        }
        if (run.finished() != null) {
            busyUntil.put(what, run.finished());
        }
        return false;
    }
}
