package org.concurrencybench.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Looks for the one place where a series changed its level most: the largest two-sample t with one variance for both parts
 * over all splits (Sen and Srivastava, 1975), held against the same maximum in shuffled series (Fisher, 1935; p after
 * Phipson and Smyth, 2010). It takes for granted that without a change any order of the figures was as likely as any other.
 *
 * <p>That t rises with the sum of squares between the parts, S² n/(n₁n₂) with S the sum of the n₁ figures before the split,
 * taken from their mean. It is what is compared: the sum of all squares is the same for all orders.
 */
final class ChangePointSearch {
    /** The least number of figures on each side of a change. */
    static final int LEAST_PART = 3;

    /** The least number of figures that a series needs: fewer cannot show a change however clear it is. */
    static final int LEAST_SERIES = 8;

    /** Sums in another order differ in their last digits; the same split must count as the same. */
    private static final double ROUNDING = 1 - 1e-9;

    /** So many know a p to a twentieth of itself: no more is shuffled then (Besag and Clifford, 1991). */
    private static final int MOST_HITS = 500;

    private final int permutations;
    private final long seed;

    /**
     * A search that gives the same answer to the same question.
     *
     * @param permutations how many shuffled series to look at, at most
     * @param seed the start of the shuffling, the same for each series
     */
    ChangePointSearch(int permutations, long seed) {
        this.permutations = permutations;
        this.seed = seed;
    }

    /** The place where the series changed most, however little; empty if the series is too short or never changes. */
    Optional<ChangePoint> find(double... series) {
        if (series.length < LEAST_SERIES) {
            return Optional.empty();
        }
        double mean = Sample.of(series).mean();
        // Around 0: the figures behind a split add up to what those before it do, but for the sign.
        double[] centred = Arrays.stream(series).map(value -> value - mean).toArray();
        Split observed = largest(centred);
        if (observed.index() == 0) {
            return Optional.empty();
        }
        double p = p(centred, observed.between());
        return Optional.of(new ChangePoint(
                observed.index(),
                p,
                p,
                Estimate.welch(
                        Sample.of(Arrays.copyOf(series, observed.index())),
                        Sample.of(Arrays.copyOfRange(series, observed.index(), series.length)))));
    }

    /** A split and the sum of squares between its parts; index 0 if no split has one above 0. */
    private record Split(int index, double between) {}

    private static Split largest(double[] centred) {
        double[] weights = weights(centred.length);
        Split largest = new Split(0, 0);
        double sum = 0;
        for (int before = 1; before <= centred.length - LEAST_PART; before++) {
            sum += centred[before - 1];
            double between = sum * sum * weights[before];
            if (between > largest.between()) {
                largest = new Split(before, between);
            }
        }
        return largest;
    }

    /** By the number of figures before a split, n/(n₁n₂); 0 where the first part would be too short. */
    private static double[] weights(int size) {
        double[] weights = new double[size];
        for (int before = LEAST_PART; before <= size - LEAST_PART; before++) {
            weights[before] = size / ((double) before * (size - before));
        }
        return weights;
    }

    private double p(double[] centred, double between) {
        double[] weights = weights(centred.length);
        double[] shuffled = centred.clone();
        SplittableRandom random = new SplittableRandom(seed);
        int hits = 0;
        int drawn = 0;
        while (drawn < permutations && hits < MOST_HITS) {
            drawn++;
            if (isReachedByShuffling(shuffled, weights, between * ROUNDING, random)) {
                hits++;
            }
        }
        return (hits + 1.0) / (drawn + 1);
    }

    /** Draws one figure after another (Fisher and Yates, 1938), and stops where the answer is known. */
    private static boolean isReachedByShuffling(
            double[] values, double[] weights, double between, SplittableRandom random) {
        int size = values.length;
        double sum = 0;
        for (int i = 0; i < size - LEAST_PART; i++) {
            int j = i + (int) (((random.nextInt() & 0xFFFF_FFFFL) * (size - i)) >>> 32);
            double value = values[j];
            values[j] = values[i];
            values[i] = value;
            sum += value;
            if (sum * sum * weights[i + 1] >= between) {
                return true;
            }
        }
        return false;
    }
}
