package org.concurrencybench.regression;

import java.util.List;

/**
 * The variance of figures within their groups, such as forks within their runs, pooled over the groups.
 *
 * @param variance the pooled sample variance; NaN if no group has two figures
 * @param degreesOfFreedom those of all groups together
 */
record Within(double variance, int degreesOfFreedom) {
    static Within of(List<double[]> groups) {
        double squares = 0;
        int degrees = 0;
        for (double[] group : groups) {
            Sample figures = Sample.of(group);
            if (figures.size() > 1) {
                squares += figures.variance() * figures.degreesOfFreedom();
                degrees += figures.degreesOfFreedom();
            }
        }
        return new Within(squares / degrees, degrees);
    }
}
