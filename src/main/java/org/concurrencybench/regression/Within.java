package org.concurrencybench.regression;

import java.util.List;

/**
 * The variance of forks within their runs, pooled over runs.
 *
 * @param variance the pooled sample variance; NaN if no run has two forks
 * @param degreesOfFreedom those of all runs together
 */
record Within(double variance, int degreesOfFreedom) {
    static Within of(List<double[]> runs) {
        double squares = 0;
        int degrees = 0;
        for (double[] run : runs) {
            Sample forks = Sample.of(run);
            if (forks.size() > 1) {
                squares += forks.variance() * forks.degreesOfFreedom();
                degrees += forks.degreesOfFreedom();
            }
        }
        return new Within(squares / degrees, degrees);
    }
}
