package org.concurrencybench.regression;

import java.util.List;
import java.util.Locale;
import org.concurrencybench.results.ResultRow;

/**
 * How far two runs of the same program on the same machine are apart, over and above what their forks show.
 *
 * @param variance the variance between runs of the logarithm of a score
 * @param error the standard error of {@code variance}; 0 if it is taken as known
 * @param source where it comes from, in words
 */
public record RunNoise(double variance, double error, String source) {
    /** The least number of like runs to learn from. */
    public static final int LEARNED_FROM = 5;

    /** The least degrees of freedom of the scatter between the runs of a question to go by it. */
    private static final int SEEN_FROM = 3;

    /** What is assumed when nothing is known: 3 %. */
    public static final RunNoise DEFAULT = new RunNoise(0.03 * 0.03, 0, "assumed");

    /** A standard deviation that somebody vouches for, as a fraction. */
    public static RunNoise given(double deviation) {
        return new RunNoise(deviation * deviation, 0, "as given");
    }

    /**
     * Learns from like runs: the variance between the means of the runs, less what the forks' variance adds to it
     * (one-way analysis of variance; Searle, Casella and McCulloch, 1992), but not below 0. Its error is that of the
     * difference of two mean squares (Satterthwaite, 1946).
     *
     * @param like the same row of the same program on the same machine, once for each run: {@value #LEARNED_FROM} at least
     */
    static RunNoise learned(List<ResultRow> like) {
        return of(List.of(like.stream().map(ForkCosts::of).toList()), "learned from " + like.size() + " runs");
    }

    /**
     * This noise, or, where it is but assumed and the runs themselves scatter more, what they show.
     *
     * @param sides the costs of each fork of each run of each side
     */
    RunNoise orSeen(List<List<double[]>> sides) {
        int degrees = sides.stream().mapToInt(runs -> runs.size() - 1).sum();
        if (!equals(DEFAULT) || degrees < SEEN_FROM) {
            return this;
        }
        RunNoise seen = of(sides, "as these runs show");
        return seen.variance > variance ? seen : this;
    }

    private static RunNoise of(List<List<double[]>> groups, String source) {
        List<double[]> runs = groups.stream().flatMap(List::stream).toList();
        Within between = Within.of(groups.stream()
                .map(group ->
                        group.stream().mapToDouble(run -> Sample.of(run).mean()).toArray())
                .toList());
        Within within = Within.of(runs);
        double inverseSizes =
                runs.stream().mapToDouble(run -> 1.0 / run.length).average().orElse(0);
        double fromForks = within.degreesOfFreedom() == 0 ? 0 : within.variance() * inverseSizes;
        double error = Math.sqrt(2 * between.variance() * between.variance() / between.degreesOfFreedom()
                + (fromForks == 0 ? 0 : 2 * fromForks * fromForks / within.degreesOfFreedom()));
        return new RunNoise(Math.max(0, between.variance() - fromForks), error, source);
    }

    /** In words, such as {@code 3.0 % (assumed)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %% (%s)", 100 * Math.sqrt(variance), source);
    }
}
