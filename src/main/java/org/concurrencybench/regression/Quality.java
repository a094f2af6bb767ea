package org.concurrencybench.regression;

import java.util.List;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;

/**
 * How well a row can be measured in rounds.
 *
 * @param row the row and its verdict
 * @param forkVariation the coefficient of variation of the forks, root mean square over both sides
 * @param pairedScatter the standard deviation of the differences within rounds, as a fraction
 * @param detectable the smallest slowdown that each of {@link #ROUNDS} would find with probability 0.8, as a fraction
 */
public record Quality(RowVerdict row, double forkVariation, double pairedScatter, List<Double> detectable) {
    /** The numbers of rounds that a row's power is given for. */
    public static final List<Integer> ROUNDS = List.of(8, 15);

    /** Whether a change was found between two sides that are the same. */
    public boolean isFalseAlarm() {
        return row.verdict() == Verdict.REGRESSED || row.verdict() == Verdict.IMPROVED;
    }

    /**
     * The quality of each row of two sides that were measured in rounds, in the order of the comparison.
     *
     * @param comparison what {@link Judge#pair} says of the two
     */
    public static List<Quality> of(Run base, Run head, Comparison comparison) {
        return comparison.results().stream()
                .map(row -> of(
                        row,
                        base.rows().get(row.key()),
                        head.rows().get(row.key()),
                        comparison.rules(),
                        comparison.results().size()))
                .toList();
    }

    private static Quality of(RowVerdict row, ResultRow base, ResultRow head, Rules rules, int tests) {
        double scatter = Math.sqrt(
                PairedRounds.differences(ForkCosts.of(base), ForkCosts.of(head)).variance());
        // As small as Holm's adjustment makes it for the row that is tested first.
        double alpha = rules.alpha() / (2 * tests);
        return new Quality(
                row,
                Math.sqrt((square(base.primary()) + square(head.primary())) / 2),
                scatter,
                ROUNDS.stream()
                        .map(rounds -> Math.expm1(Power.detectable(scatter, rounds, alpha, rules.margin())))
                        .toList());
    }

    private static double square(Metric metric) {
        return metric.forkVariation() * metric.forkVariation();
    }
}
