package org.concurrencybench.results;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One measured figure of a row.
 *
 * @param score the mean over all iterations, in {@code unit}; NaN where JMH wrote none
 * @param error half the width of JMH's 99.9 % confidence interval, in {@code unit}; NaN for two samples or fewer
 * @param unit the unit as JMH writes it, such as {@code ops/s} or {@code us/op}
 * @param forks what each fork measured; empty where JMH kept no raw data
 */
public record Metric(double score, double error, String unit, List<Fork> forks) {
    /** The mean of each fork's iterations, for the forks that have any. */
    public double[] forkMeans() {
        return forks.stream()
                .filter(fork -> fork.size() > 0)
                .mapToDouble(Fork::mean)
                .toArray();
    }

    /**
     * The fork-to-fork coefficient of variation: the sample standard deviation of the fork means over their mean, as a
     * fraction; NaN for fewer than two forks.
     */
    public double forkVariation() {
        double[] means = forkMeans();
        if (means.length < 2) {
            return Double.NaN;
        }
        double mean = DoubleStream.of(means).average().orElse(Double.NaN);
        double squares =
                DoubleStream.of(means).map(m -> (m - mean) * (m - mean)).sum();
        return Math.sqrt(squares / (means.length - 1)) / mean;
    }

    /**
     * How far the figures still climbed while they were measured: {@link Fork#climb()} less 1, as the mean over the forks;
     * NaN where no fork has two iterations.
     */
    public double climb() {
        return forks.stream()
                .filter(fork -> fork.size() > 1)
                .mapToDouble(fork -> fork.climb() - 1)
                .average()
                .orElse(Double.NaN);
    }
}
