package org.concurrencybench.regression;

import org.concurrencybench.results.RowKey;

/**
 * What is said of one row; a figure that is not known is NaN.
 *
 * @param key the row
 * @param verdict the verdict
 * @param reason why, and for what is undecided what would decide it; one line
 * @param slowdown the cost of the head over that of the base: above 1 is worse, whatever the mode
 * @param slowdownLow the lower end of its interval at 1 - α
 * @param slowdownHigh the upper end
 * @param p the probability of such a change if there is none
 * @param pHolm the same, adjusted for the number of rows
 * @param baseScore the base's score as JMH gives it, averaged over runs, in {@code unit}
 * @param headScore the head's
 * @param unit the unit of both, which is the base's
 * @param baseForks the base's forks, over all runs
 * @param headForks the head's
 */
public record RowVerdict(
        RowKey key,
        Verdict verdict,
        String reason,
        double slowdown,
        double slowdownLow,
        double slowdownHigh,
        double p,
        double pHolm,
        double baseScore,
        double headScore,
        String unit,
        int baseForks,
        int headForks) {}
