package org.concurrencybench.regression;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** How many figures it takes to tell a change of a given size from none. */
final class Power {
    /** The probability with which a change that is there is to be found. */
    static final double FOUND = 0.8;

    /** Beyond this many a number is no way out. */
    static final int MOST = 1000;

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private record Test(double degreesOfFreedom, double alpha) {}

    /** Quantiles are found by iteration, and all rows ask for the same few: without this they are most of the work. */
    private static final Map<Test, Double> FACTORS = new ConcurrentHashMap<>();

    private Power() {}

    /**
     * The smallest change that is found with probability {@value #FOUND}: the noncentrality of a t whose upper tail beyond
     * the critical one is that, times s ÷ √n, but no less than what is found to be larger than a margin that often.
     *
     * @param deviation the standard deviation of one figure
     * @param size how many figures there are
     * @param alpha the one-sided level of the test
     * @param margin what a change must be larger than to be called one
     */
    static double detectable(double deviation, int size, double alpha, double margin) {
        double standardError = deviation / Math.sqrt(size);
        return Math.max(
                atError(standardError, size - 1, alpha), margin + standardError * StudentT.quantile(FOUND, size - 1));
    }

    private static double atError(double standardError, double degreesOfFreedom, double alpha) {
        return standardError * FACTORS.computeIfAbsent(new Test(degreesOfFreedom, alpha), Power::noncentrality);
    }

    /** Abramowitz and Stegun (1964), 26.7.10, solved for it: within 1 % of the exact one from four degrees of freedom on. */
    private static double noncentrality(Test test) {
        double t = StudentT.quantile(1 - test.alpha(), test.degreesOfFreedom());
        double normal = StudentT.quantile(FOUND, INFINITE);
        return t * (1 - 1 / (4 * test.degreesOfFreedom()))
                + normal * Math.sqrt(1 + t * t / (2 * test.degreesOfFreedom()));
    }

    /**
     * The least number of figures that decides a question with probability {@value #FOUND}, at least 2; empty if {@value
     * #MOST} are not enough.
     *
     * @param deviation the standard deviation of one figure
     * @param fixedVariance what more figures do not make smaller
     */
    static OptionalInt needed(double deviation, double fixedVariance, Question question) {
        // What the normal distribution asks for is a lower bound near the answer.
        double largestError = Math.min(
                question.distance() / atError(1, INFINITE, question.alpha()),
                question.room() / StudentT.quantile(FOUND, INFINITE));
        double free = largestError * largestError - fixedVariance;
        double bound = deviation * deviation / free;
        if (!(free > 0) || bound > MOST) {
            return OptionalInt.empty();
        }
        for (int size = Math.max(2, (int) Math.ceil(bound)); size <= MOST; size++) {
            double standardError = Math.sqrt(deviation * deviation / size + fixedVariance);
            if (atError(standardError, size - 1, question.alpha()) <= question.distance()
                    && standardError * StudentT.quantile(FOUND, size - 1) <= question.room()) {
                return OptionalInt.of(size);
            }
        }
        return OptionalInt.empty();
    }
}
