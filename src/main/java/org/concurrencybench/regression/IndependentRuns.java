package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs of each side at some time of their own: between two runs lies more than between two forks of one, so that the
 * noise between runs is either seen, in three runs a side or more, or has to be known.
 */
record IndependentRuns(RunNoise noise) implements Design {
    private static final int LEAST_FORKS = 4;
    private static final int LEAST_RUNS = 3;

    @Override
    public Optional<String> shortage(Side base, Side head) {
        if (base.rows().size() >= LEAST_RUNS && head.rows().size() >= LEAST_RUNS) {
            return Optional.empty();
        }
        return Stream.of(base, head)
                // Runs of one fork each do not show how forks scatter within a run.
                .filter(side -> side.forks() < LEAST_FORKS
                        || side.forks() == side.rows().size())
                .findFirst()
                .map(side -> side.name() + " has " + forks(side) + ", and it takes " + LEAST_FORKS
                        + " a side to see their scatter (-f " + LEAST_FORKS + " or more; ab is better still)");
    }

    private static String forks(Side side) {
        if (side.rows().size() > 1 && side.forks() == side.rows().size()) {
            return side.rows().size() + " runs of one fork";
        }
        return side.forks() + (side.forks() == 1 ? " fork" : " forks");
    }

    @Override
    public Estimate estimate(List<double[]> base, List<double[]> head) {
        return runsShowTheirNoise(base, head)
                ? Estimate.cautious(runMeans(base), runMeans(head))
                : knownNoise(base, head);
    }

    private static boolean runsShowTheirNoise(List<double[]> base, List<double[]> head) {
        return base.size() >= LEAST_RUNS && head.size() >= LEAST_RUNS;
    }

    private static Sample runMeans(List<double[]> runs) {
        return Sample.of(runs.stream().mapToDouble(run -> Sample.of(run).mean()).toArray());
    }

    /**
     * SE² = s²_b/n_b + s²_h/n_h + τ²(1/k_b + 1/k_h) for k runs a side, which is 2τ² for one; degrees of freedom after
     * Satterthwaite (1946): 2 SE⁴ over the variance of SE², and at least one: where runs that noise is learned from differ
     * no more than their forks, τ² is 0 but its error is not, and more forks would leave less and less of them.
     */
    private Estimate knownNoise(List<double[]> base, List<double[]> head) {
        RunNoise between = noise.orSeen(List.of(base, head));
        double runs = 1.0 / base.size() + 1.0 / head.size();
        double variance = between.variance() * runs;
        double varianceOfVariance = Math.pow(between.error() * runs, 2);
        for (List<double[]> side : List.of(base, head)) {
            Within within = Within.of(side);
            double ofMean = within.variance() * meanOfInverseSizes(side) / side.size();
            variance += ofMean;
            varianceOfVariance += 2 * ofMean * ofMean / within.degreesOfFreedom();
        }
        return new Estimate(
                runMeans(head).mean() - runMeans(base).mean(),
                Math.sqrt(variance),
                varianceOfVariance > 0
                        ? Math.max(1, 2 * variance * variance / varianceOfVariance)
                        : Double.POSITIVE_INFINITY);
    }

    private static double meanOfInverseSizes(List<double[]> runs) {
        return runs.stream().mapToDouble(run -> 1.0 / run.length).average().orElse(Double.NaN);
    }

    @Override
    public String wayOut(List<double[]> base, List<double[]> head, Question question) {
        double forkDeviation = Math.sqrt(forkVariance(base) + forkVariance(head));
        String rounds = PairedRounds.rounds(forkDeviation, question)
                .map(number -> "ab with " + number + " would decide it")
                .orElse(PairedRounds.TOO_NEAR);
        if (runsShowTheirNoise(base, head)) {
            double runDeviation =
                    Math.sqrt(runMeans(base).variance() + runMeans(head).variance());
            OptionalInt runs = Power.needed(runDeviation, 0, question);
            return rounds + (runs.isPresent() ? ", as would about " + runs.getAsInt() + " runs a side" : "");
        }
        RunNoise known = noise.orSeen(List.of(base, head));
        if (known.error() > 0) {
            // How many forks it takes nobody knows, where the noise between runs is but an estimate.
            return rounds + "; runs differ by " + known;
        }
        double between = known.variance() * (1.0 / base.size() + 1.0 / head.size());
        OptionalInt forks = Power.needed(forkDeviation, between, question);
        if (forks.isPresent()) {
            return rounds + ", as would about " + forks.getAsInt() + " forks a side";
        }
        return between > 0 ? rounds + "; forks alone would not: runs differ by " + known : rounds;
    }

    /** The variance between forks; runs of one fork each show it together with that between runs. */
    private static double forkVariance(List<double[]> runs) {
        Within within = Within.of(runs);
        return within.degreesOfFreedom() > 0
                ? within.variance()
                : runMeans(runs).variance();
    }
}
