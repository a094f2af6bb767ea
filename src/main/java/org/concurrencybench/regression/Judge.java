package org.concurrencybench.regression;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;

/** Gives every row that both sides have its verdict, after the same rules however they were measured. */
public final class Judge {
    /** The least number of rounds that pairs are judged by. */
    public static final int LEAST_ROUNDS = 6;

    private static final double LEAST_PROBABILITY = 0.001;

    private final Rules rules;

    /** A judge that goes by these rules. */
    public Judge(Rules rules) {
        this.rules = rules;
    }

    /**
     * Compares runs that were made each at a time of its own.
     *
     * @param noise how far two runs of a row are apart if nothing changed, given the base's first row of that key
     */
    public Comparison compare(
            String baseName, List<Run> base, String headName, List<Run> head, Function<ResultRow, RunNoise> noise) {
        return judge(
                baseName, base, headName, head, row -> new IndependentRuns(noise.apply(row)), Rulers.moved(base, head));
    }

    /** Compares two sides that took turns: fork i of the one is the neighbour in time of fork i of the other. */
    public Comparison pair(Run base, Run head) {
        return judge(
                base.name(), List.of(base), head.name(), List.of(head), row -> new PairedRounds(), Optional.empty());
    }

    /** A row whose verdict is still open: what forbids one, or what it can be drawn from. */
    private record Open(
            RowKey key, Side base, Side head, Design design, Optional<String> flaw, Optional<Estimate> estimate) {
        boolean tested() {
            return estimate.filter(Estimate::hasError).isPresent();
        }
    }

    private Comparison judge(
            String baseName,
            List<Run> base,
            String headName,
            List<Run> head,
            Function<ResultRow, Design> designs,
            Optional<String> ruler) {
        Set<RowKey> common = keys(base);
        Set<RowKey> added = keys(head);
        Set<RowKey> removed = new TreeSet<>(common);
        common.retainAll(added);
        added.removeAll(common);
        removed.removeAll(common);
        List<Open> open = common.parallelStream()
                .map(key -> {
                    Side baseSide = Side.of("base", base, key);
                    Side headSide = Side.of("head", head, key);
                    Design design = designs.apply(baseSide.rows().get(0));
                    return open(key, baseSide, headSide, design, ruler);
                })
                .toList();
        List<Open> tested = open.stream().filter(Open::tested).toList();
        double[] adjusted = Holm.adjust(tested.stream()
                .mapToDouble(row -> row.estimate().orElseThrow().p())
                .toArray());
        Map<RowKey, Double> pHolm = new HashMap<>();
        for (int test = 0; test < adjusted.length; test++) {
            pHolm.put(tested.get(test).key(), adjusted[test]);
        }
        List<RowVerdict> verdicts = open.parallelStream()
                .map(row -> close(row, pHolm.getOrDefault(row.key(), Double.NaN), tested.size()))
                .toList();
        return new Comparison(baseName, headName, rules, verdicts, List.copyOf(added), List.copyOf(removed));
    }

    private static Set<RowKey> keys(List<Run> runs) {
        Set<RowKey> keys = new TreeSet<>();
        runs.forEach(run -> keys.addAll(run.rows().keySet()));
        return keys;
    }

    private Open open(RowKey key, Side base, Side head, Design design, Optional<String> ruler) {
        Optional<String> uncomputable = first(List.of(Checks.units(base, head), base.flaw(), head.flaw()));
        Optional<Estimate> estimate = uncomputable.isPresent()
                ? Optional.empty()
                : Optional.of(design.estimate(base.costs(base.unit()), head.costs(base.unit())));
        Optional<String> flaw = first(List.of(
                rules.ignoreEnvironment()
                        ? Optional.empty()
                        : Checks.environment(base, head)
                                .map(difference -> "the environments differ: " + difference
                                        + " (--ignore-environment judges all the same)"),
                ruler,
                rules.ignoreConfiguration()
                        ? Optional.empty()
                        : Checks.configuration(
                                        base,
                                        head,
                                        rules.ignoreArguments() ? Procedure::iterations : Procedure::difference)
                                .map(difference -> "measured differently: " + difference
                                        + " (--ignore-config judges all the same)"),
                uncomputable,
                Checks.failedForks(base),
                Checks.failedForks(head),
                design.shortage(base, head),
                WarmUp.unfinished(base, rules),
                WarmUp.unfinished(head, rules)));
        return new Open(key, base, head, design, flaw, estimate);
    }

    private static Optional<String> first(List<Optional<String>> flaws) {
        return flaws.stream().flatMap(Optional::stream).findFirst();
    }

    private RowVerdict close(Open row, double pHolm, int tests) {
        Verdict verdict = verdict(row, pHolm);
        double change = row.estimate().map(Estimate::change).orElse(Double.NaN);
        double halfWidth = row.estimate()
                .filter(Estimate::hasError)
                .map(estimate -> estimate.halfWidth(rules.alpha()))
                .orElse(Double.NaN);
        String unit = row.base().unit();
        return new RowVerdict(
                row.key(),
                verdict,
                reason(row, verdict, pHolm, tests),
                Math.exp(change),
                Math.exp(change - halfWidth),
                Math.exp(change + halfWidth),
                row.estimate().filter(Estimate::hasError).map(Estimate::p).orElse(Double.NaN),
                pHolm,
                row.base().score(unit),
                row.head().score(unit),
                unit,
                row.base().forks(),
                row.head().forks());
    }

    private Verdict verdict(Open row, double pHolm) {
        if (row.flaw().isPresent()) {
            return Verdict.INCONCLUSIVE;
        }
        Estimate estimate = row.estimate().orElseThrow();
        if (pHolm < rules.alpha() && Math.abs(estimate.change()) > rules.margin()) {
            return estimate.change() > 0 ? Verdict.REGRESSED : Verdict.IMPROVED;
        }
        return estimate.equivalenceP(rules.margin()) < rules.alpha() ? Verdict.UNCHANGED : Verdict.INCONCLUSIVE;
    }

    private String reason(Open row, Verdict verdict, double pHolm, int tests) {
        if (row.flaw().isPresent()) {
            return row.flaw().get();
        }
        Estimate estimate = row.estimate().orElseThrow();
        String reason =
                switch (verdict) {
                    case REGRESSED, IMPROVED ->
                        Percent.change(estimate.change()) + ", more than " + Percent.of(rules.threshold())
                                + " and beyond chance (p " + probability(pHolm) + " after Holm)";
                    case UNCHANGED -> "any change is smaller than " + Percent.of(rules.threshold());
                    case INCONCLUSIVE ->
                        row.design()
                                .wayOut(
                                        row.base().costs(row.base().unit()),
                                        row.head().costs(row.base().unit()),
                                        Question.about(estimate, rules, tests));
                };
        return Stream.of(
                        Checks.environment(row.base(), row.head()),
                        Checks.configuration(row.base(), row.head(), Procedure::difference))
                .flatMap(Optional::stream)
                .reduce(reason, (text, difference) -> text + "; with " + difference);
    }

    /** Far out in the tails, digits would tell of the distribution's formula and not of the figures. */
    private static String probability(double p) {
        return p < LEAST_PROBABILITY ? "< " + LEAST_PROBABILITY : String.format(Locale.ROOT, "= %.2g", p);
    }
}
