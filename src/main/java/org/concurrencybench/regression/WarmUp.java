package org.concurrencybench.regression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether the forks were warm when they measured: a fork that still climbs has measured its warm-up. */
final class WarmUp {
    /** How far a fork may climb from the first to the last third of its iterations, as a fraction. */
    static final double TOLERANCE = 0.02;

    /** Small, since there are two such tests a row, and each that is wrong takes a verdict away. */
    private static final double ALPHA = 0.01;

    private WarmUp() {}

    /**
     * Says so if in most forks of a side the first and the last third of the iterations differ by more than the
     * tolerance or the threshold, and over all forks by provably more (one-sided t test): iterations that scatter would
     * otherwise pass for a climb. Single shots are cold on purpose.
     */
    static Optional<String> unfinished(Side side, Rules rules) {
        double tolerance = Math.log1p(Math.max(rules.threshold(), TOLERANCE));
        double[] climbs = side.rows().stream()
                .filter(row -> !row.mode().equals("ss"))
                .flatMapToDouble(row -> row.primary().forks().stream()
                        .mapToDouble(fork -> ForkCosts.sign(row) * Math.log(fork.climb())))
                .filter(Double::isFinite)
                .toArray();
        if (climbs.length < 2) {
            return Optional.empty();
        }
        Estimate climb = Estimate.paired(Sample.of(climbs));
        double direction = Math.signum(climb.change());
        long beyond =
                Arrays.stream(climbs).filter(one -> one * direction > tolerance).count();
        if (2 * beyond <= climbs.length || Math.abs(climb.change()) - climb.halfWidth(2 * ALPHA) <= tolerance) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "not warm: %s gets %.1f %% %s from the first to the last third of a fork's iterations"
                        + " (more warm-up iterations, -wi)",
                side.name(),
                100 * Math.expm1(Math.abs(climb.change())),
                direction < 0 ? "faster" : "slower"));
    }
}
