package org.concurrencybench.results;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One measured figure of a row.
 *
 * @param score the mean over all iterations, in {@code unit}; NaN where JMH wrote none
 * @param error half the width of JMH's 99.9 % confidence interval, in {@code unit}; NaN for two samples or fewer
 * @param unit the unit as JMH writes it, such as {@code ops/s} or {@code us/op}
 * @param forks the iterations of each fork, in {@code unit}; empty lists where JMH kept no raw data
 */
public record Metric(double score, double error, String unit, List<List<Double>> forks) {
    /** The mean of each fork's iterations, for the forks that have any. */
    public double[] forkMeans() {
        return forks.stream()
                .filter(fork -> !fork.isEmpty())
                .mapToDouble(fork -> mean(fork.stream().mapToDouble(Double::doubleValue)))
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
        double mean = mean(DoubleStream.of(means));
        double squares =
                DoubleStream.of(means).map(m -> (m - mean) * (m - mean)).sum();
        return Math.sqrt(squares / (means.length - 1)) / mean;
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
