package org.concurrencybench.regression;

/**
 * Where a series changed its level.
 *
 * @param index the first figure of the new level, from 0
 * @param p the share of shuffled series that change at least as much somewhere
 * @param pHolm the same, adjusted for the number of series
 * @param change the new level less the old one
 */
public record ChangePoint(int index, double p, double pHolm, Estimate change) {
    /** The new cost over the old one: above 1 is worse. */
    public double slowdown() {
        return Math.exp(change.change());
    }

    /** The lower end of the interval of {@link #slowdown}, at the level of the rules. */
    public double slowdownLow(Rules rules) {
        return Math.exp(change.change() - change.halfWidth(rules.alpha()));
    }

    /** The upper end. */
    public double slowdownHigh(Rules rules) {
        return Math.exp(change.change() + change.halfWidth(rules.alpha()));
    }
}
