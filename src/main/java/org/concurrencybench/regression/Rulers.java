package org.concurrencybench.regression;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;

/**
 * Rows that run none of the program's code: if they move from one run to another, the machine did. A ruler that scatters
 * as much from fork to fork as it moved measures nothing, and is passed over.
 */
final class Rulers {
    /** How far a ruler may move, as a fraction. */
    static final double TOLERANCE = 0.05;

    private Rulers() {}

    /** The ruler that moved most, in words, if one moved too far. */
    static Optional<String> moved(List<Run> base, List<Run> head) {
        return keys(base).stream()
                .filter(key -> head.stream().anyMatch(run -> run.rows().containsKey(key)))
                .flatMap(key -> moved(key, Side.of("base", base, key), Side.of("head", head, key)).stream())
                .max((one, other) -> Double.compare(Math.abs(one.by()), Math.abs(other.by())))
                .map(ruler -> String.format(
                        Locale.ROOT,
                        "the machine changed: the ruler %s.%s got %s by %.1f %% between the runs",
                        SuiteBenchmark.FLOOR.simpleName(),
                        ruler.method(),
                        ruler.by() > 0 ? "slower" : "faster",
                        100 * Math.expm1(Math.abs(ruler.by()))));
    }

    private record Ruler(String method, double by) {}

    private static Set<RowKey> keys(List<Run> runs) {
        Set<RowKey> keys = new TreeSet<>();
        runs.forEach(run ->
                run.rows().values().stream().filter(SuiteBenchmark.FLOOR::has).forEach(row -> keys.add(row.key())));
        return keys;
    }

    private static Optional<Ruler> moved(RowKey key, Side base, Side head) {
        // On another machine or JVM a ruler is another ruler.
        boolean readable = Checks.environment(base, head).isEmpty()
                && Checks.units(base, head).isEmpty()
                && base.flaw().isEmpty()
                && head.flaw().isEmpty();
        if (!readable) {
            return Optional.empty();
        }
        Estimate moved =
                new IndependentRuns(RunNoise.given(0)).estimate(base.costs(base.unit()), head.costs(base.unit()));
        double by = moved.change();
        boolean byChance = moved.hasError() && Math.abs(by) <= moved.halfWidth(Rules.ALPHA);
        return Math.abs(by) > Math.log1p(TOLERANCE) && !byChance
                ? Optional.of(new Ruler(key.method(), by))
                : Optional.empty();
    }
}
