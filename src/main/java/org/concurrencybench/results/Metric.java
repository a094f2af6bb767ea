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

    /**
     * How far the figures still climbed while they were measured: the mean of the last third of each fork's iterations
     * over that of its first third, minus 1, as the mean over the forks; NaN where no fork has two iterations.
     */
    public double climb() {
        return forks.stream()
                .filter(fork -> fork.size() > 1)
                .mapToDouble(Metric::climb)
                .average()
                .orElse(Double.NaN);
    }

    private static double climb(List<Double> fork) {
        int third = Math.max(1, fork.size() / 3);
        double first = mean(fork.subList(0, third).stream().mapToDouble(Double::doubleValue));
        double last =
                mean(fork.subList(fork.size() - third, fork.size()).stream().mapToDouble(Double::doubleValue));
        return last / first - 1;
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
