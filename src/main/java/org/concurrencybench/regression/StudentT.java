package org.concurrencybench.regression;

import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t distribution (1908); degrees of freedom may be fractions, and infinite for the normal distribution. */
final class StudentT {
    /** From here on the two differ by less than one in ten thousand, and the normal one is faster and never fails. */
    private static final double NORMAL_FROM = 1e5;

    private StudentT() {}

    /** The probability to be above {@code t}. */
    static double upperTail(double t, double degreesOfFreedom) {
        // The lower tail of the mirror image: 1 - P would lose the digits of a small probability.
        return distribution(degreesOfFreedom).cumulativeProbability(-t);
    }

    /** The value that the given probability lies below. */
    static double quantile(double probability, double degreesOfFreedom) {
        return distribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    private static RealDistribution distribution(double degreesOfFreedom) {
        return degreesOfFreedom < NORMAL_FROM ? new TDistribution(degreesOfFreedom) : new NormalDistribution();
    }
}
