package org.concurrencybench.regression;

import org.hipparchus.stat.StatUtils;

/**
 * What is known of a set of independent figures.
 *
 * @param size how many they are
 * @param mean their mean
 * @param variance their sample variance; NaN for fewer than two
 */
record Sample(int size, double mean, double variance) {
    static Sample of(double... values) {
        return new Sample(
                values.length, StatUtils.mean(values), values.length < 2 ? Double.NaN : StatUtils.variance(values));
    }

    /** The variance of the mean. */
    double varianceOfMean() {
        return variance / size;
    }

    int degreesOfFreedom() {
        return size - 1;
    }
}
