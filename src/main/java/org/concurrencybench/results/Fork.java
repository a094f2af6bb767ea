package org.concurrencybench.results;

import java.util.Arrays;

/** What one fork measured: the mean of each iteration, in the metric's unit. */
public final class Fork {
    private final double[] iterations;
    private final double mean;

    private Fork(double[] iterations, double mean) {
        this.iterations = iterations.clone();
        this.mean = mean;
    }

    /** A fork whose iterations count alike. */
    public static Fork of(double... iterations) {
        return new Fork(iterations, Arrays.stream(iterations).average().orElse(Double.NaN));
    }

    /**
     * A fork in sample mode.
     *
     * @param iterations the mean of each iteration's samples
     * @param mean the mean of all samples, which is not that of the iterations if their numbers differ
     */
    static Fork ofSamples(double[] iterations, double mean) {
        return new Fork(iterations, mean);
    }

    /** The fork's mean; NaN if it has no iteration. */
    public double mean() {
        return mean;
    }

    /** How many iterations it has. */
    public int size() {
        return iterations.length;
    }

    /** The mean of one iteration, counted from 0. */
    public double iteration(int number) {
        return iterations[number];
    }

    /** The mean of the last third of its iterations over that of its first third; NaN if it has fewer than two. */
    public double climb() {
        int third = Math.max(1, size() / 3);
        return size() < 2 ? Double.NaN : mean(size() - third, size()) / mean(0, third);
    }

    private double mean(int from, int to) {
        return Arrays.stream(iterations, from, to).average().orElse(Double.NaN);
    }
}
