package org.concurrencybench.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Looks for the one place where a series changed its level most: the largest Welch t over all splits, held against the
 * same maximum in shuffled series (Fisher, 1935; p after Phipson and Smyth, 2010). It takes for granted that without a
 * change any order of the figures was as likely as any other.
 */
final class ChangePointSearch {
    /** The least number of figures on each side of a change. */
    static final int LEAST_PART = 3;

    /** The least number of figures that a series needs: fewer cannot show a change however clear it is. */
    static final int LEAST_SERIES = 8;

    /** Sums in another order differ in their last digits; the same split must count as the same. */
    private static final double ROUNDING = 1 - 1e-9;

    /** Parts without scatter have an infinite t, which this is as good as. */
    private static final double LARGEST_T = 1e5;

    private final int permutations;
    private final long seed;
    private final double level;

    /**
     * A search that gives the same answer to the same question.
     *
     * @param permutations how many shuffled series to look at
     * @param seed the start of the shuffling, the same for each series
     * @param level how large a p is of interest: once it is certain to be larger, no more is shuffled, and p is the share
     *     so far (Besag and Clifford, 1991)
     */
    ChangePointSearch(int permutations, long seed, double level) {
        this.permutations = permutations;
        this.seed = seed;
        this.level = level;
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
        double p = p(centred, observed.t());
        return Optional.of(new ChangePoint(
                observed.index(),
                observed.t(),
                p,
                p,
                Estimate.welch(
                        Sample.of(Arrays.copyOf(series, observed.index())),
                        Sample.of(Arrays.copyOfRange(series, observed.index(), series.length)))));
    }

    /** A split and its t; index 0 if no split has one above 0. */
    private record Split(int index, double t) {}

    /** One pass with running sums: what lies behind a split is the whole less what lies before it. */
    private static Split largest(double[] centred) {
        double total = Arrays.stream(centred).sum();
        double totalSquares = Arrays.stream(centred).map(value -> value * value).sum();
        Split largest = new Split(0, 0);
        double sum = 0;
        double squares = 0;
        for (int before = 1; before <= centred.length - LEAST_PART; before++) {
            sum += centred[before - 1];
            squares += centred[before - 1] * centred[before - 1];
            if (before >= LEAST_PART) {
                int behind = centred.length - before;
                double variance = varianceOfMean(before, sum, squares, totalSquares)
                        + varianceOfMean(behind, total - sum, totalSquares - squares, totalSquares);
                double difference = Math.abs((total - sum) / behind - sum / before);
                double t = difference == 0 ? 0 : difference / Math.sqrt(variance);
                if (t > largest.t()) {
                    largest = new Split(before, t);
                }
            }
        }
        return largest;
    }

    private static double varianceOfMean(int size, double sum, double squares, double totalSquares) {
        double around = squares - sum * sum / size;
        // Below the digits that the sums hold, there is no scatter to be seen.
        return around > 1e-14 * totalSquares ? around / (size - 1) / size : 0;
    }

    private double p(double[] centred, double t) {
        Threshold threshold = new Threshold(centred, Math.min(t, LARGEST_T) * ROUNDING);
        double[] shuffled = centred.clone();
        SplittableRandom random = new SplittableRandom(seed);
        double mostHits = level * (permutations + 1);
        int hits = 0;
        int drawn = 0;
        while (drawn < permutations && hits + 1 <= mostHits) {
            drawn++;
            if (threshold.isReachedByShuffling(shuffled, random)) {
                hits++;
            }
        }
        return (hits + 1.0) / (drawn + 1);
    }

    /**
     * Whether any split of a series reaches a given t. With S and Q the sum and the sum of squares of the n₁ figures before
     * the split, and total sums 0 and T, Welch's t² ≥ u² is
     *
     * <pre>S² (n/(n₁n₂))² ≥ u² [(Q - S²/n₁)/(n₁(n₁-1)) + (T - Q - S²/n₂)/(n₂(n₂-1))]</pre>
     *
     * <p>in which everything but S and Q is the same for all orders of the figures, and so computed once.
     */
    private static final class Threshold {
        private final double totalSquares;
        private final double[] ofSum;
        private final double[] ofSquaresBefore;
        private final double[] ofSquaresBehind;

        Threshold(double[] centred, double t) {
            int size = centred.length;
            totalSquares = Arrays.stream(centred).map(value -> value * value).sum();
            ofSum = new double[size];
            ofSquaresBefore = new double[size];
            ofSquaresBehind = new double[size];
            for (int before = LEAST_PART; before <= size - LEAST_PART; before++) {
                double n1 = before;
                double n2 = size - before;
                double ratio = size / (n1 * n2);
                ofSquaresBefore[before] = t * t / (n1 * (n1 - 1));
                ofSquaresBehind[before] = t * t / (n2 * (n2 - 1));
                ofSum[before] = ratio * ratio + ofSquaresBefore[before] / n1 + ofSquaresBehind[before] / n2;
            }
        }

        /** Draws one figure after another (Fisher and Yates, 1938), and stops where the answer is known. */
        boolean isReachedByShuffling(double[] values, SplittableRandom random) {
            int size = values.length;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < size - LEAST_PART; i++) {
                int j = i + (int) (((random.nextInt() & 0xFFFF_FFFFL) * (size - i)) >>> 32);
                double value = values[j];
                values[j] = values[i];
                values[i] = value;
                sum += value;
                squares += value * value;
                int before = i + 1;
                if (before >= LEAST_PART
                        && sum * sum * ofSum[before]
                                >= ofSquaresBefore[before] * squares
                                        + ofSquaresBehind[before] * (totalSquares - squares)) {
                    return true;
                }
            }
            return false;
        }
    }
}
