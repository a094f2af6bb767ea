package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Both sides in turns: fork i of one and fork i of the other are neighbours in time and share what the machine was like
 * then, so that only their difference counts.
 */
record PairedRounds() implements Design {
    static final String TOO_NEAR = "more than " + Power.MOST
            + " rounds of ab would be needed: for their scatter the change is too near to where verdicts change";

    @Override
    public Optional<String> shortage(Side base, Side head) {
        int baseForks = base.rows().get(0).primary().forks().size();
        int headForks = head.rows().get(0).primary().forks().size();
        if (baseForks != headForks || base.forks() != baseForks || head.forks() != headForks) {
            return Optional.of("the forks do not pair: base has " + base.forks() + ", head has " + head.forks());
        }
        return baseForks < Judge.LEAST_ROUNDS
                ? Optional.of(baseForks + (baseForks == 1 ? " round is" : " rounds are")
                        + " too few, expected at least " + Judge.LEAST_ROUNDS)
                : Optional.empty();
    }

    @Override
    public Estimate estimate(List<double[]> base, List<double[]> head) {
        return Estimate.paired(differences(base.get(0), head.get(0)));
    }

    /** What the head cost more than the base, round by round. */
    static Sample differences(double[] base, double[] head) {
        return Sample.of(IntStream.range(0, Math.min(base.length, head.length))
                .mapToDouble(round -> head[round] - base[round])
                .toArray());
    }

    @Override
    public String wayOut(List<double[]> base, List<double[]> head, Question question) {
        return rounds(Math.sqrt(differences(base.get(0), head.get(0)).variance()), question)
                .map(number -> number + " would decide it")
                .orElse(TOO_NEAR);
    }

    /**
     * How many rounds would answer the question, in words; empty if it takes too many.
     *
     * @param deviation the standard deviation of one pair's difference
     */
    static Optional<String> rounds(double deviation, Question question) {
        OptionalInt needed = Power.needed(deviation, 0, question);
        return needed.isPresent()
                ? Optional.of("about " + Math.max(Judge.LEAST_ROUNDS, needed.getAsInt()) + " rounds")
                : Optional.empty();
    }
}
