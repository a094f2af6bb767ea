package org.concurrencybench.regression;

/**
 * What a verdict is held to.
 *
 * @param alpha the probability of a false verdict that is taken, over all rows together
 * @param threshold the smallest change worth a verdict, as a fraction
 * @param ignoreConfiguration whether rows that were measured differently are judged all the same
 * @param ignoreEnvironment whether rows from different machines, JDKs or collectors are judged all the same
 * @param ignoreArguments whether rows that differ in their JVM arguments alone are judged all the same
 */
public record Rules(
        double alpha,
        double threshold,
        boolean ignoreConfiguration,
        boolean ignoreEnvironment,
        boolean ignoreArguments) {
    public static final double ALPHA = 0.05;
    public static final double THRESHOLD = 0.02;

    /** A history is shuffled the more often the smaller this is. */
    private static final double LEAST_ALPHA = 0.001;

    /** The rules with nothing ignored. */
    public static final Rules DEFAULT = new Rules(ALPHA, THRESHOLD, false, false);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Rules {
        if (!(alpha >= LEAST_ALPHA && alpha < 0.5)) {
            throw new IllegalArgumentException(
                    "alpha " + alpha + ": expected at least " + LEAST_ALPHA + " and less than 0.5");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold " + threshold + ": expected more than 0 and less than 1");
        }
    }

    /** Rules for which JVM arguments are a part of the configuration like any other. */
    public Rules(double alpha, double threshold, boolean ignoreConfiguration, boolean ignoreEnvironment) {
        this(alpha, threshold, ignoreConfiguration, ignoreEnvironment, false);
    }

    /** The same rules for two sides that were asked to differ in their JVM arguments, and so in what these choose. */
    public Rules forOtherArguments() {
        return new Rules(alpha, threshold, ignoreConfiguration, true, true);
    }

    /** The threshold as a difference of logarithms. */
    double margin() {
        return Math.log1p(threshold);
    }
}
