package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.results.RowKey;

/**
 * A comparison as the page shows it: the verdict in a headline, what changed in a table, and the rest.
 *
 * @param tone what the headline is coloured after
 * @param counts how many rows got which verdict, how the whole went, and how many rows only one of the two has
 * @param rule what a verdict takes
 * @param level what the intervals are intervals of
 * @param usual what goes without saying in the names of the rows, for each class
 * @param axis the slowdowns at the ends and in the middle of the intervals' axis
 * @param changed the rows that are proven slower or faster, the worst first
 * @param others the rows of each other verdict
 */
record VerdictPanel(
        Tone tone,
        String headline,
        String counts,
        String rule,
        String level,
        List<String> usual,
        Axis axis,
        Optional<Group> changed,
        List<Group> others) {
    /** A change of this much has room on the axis however small all changes are. */
    private static final double LEAST_RATIO = 1.1;

    /** A larger one is cut off, so that the others can still be told apart. */
    private static final double LARGEST_RATIO = 2;

    /** The ends of the axis, and where the changes that are too small for a verdict lie, in percent of its width. */
    record Axis(String low, String high, String thresholdFrom, String thresholdWidth) {}

    /** Rows that belong together; what they are is said in words, where it does not go without saying. */
    record Group(Tone tone, String words, List<Reasoned> reasoned) {}

    /** Neighbours that share a reason. */
    record Reasoned(String reason, List<Row> rows) {}

    /** One row; without an estimate there is nothing to draw. */
    record Row(
            Tone tone,
            String name,
            String change,
            String ratio,
            Optional<Interval> interval,
            String base,
            String head) {}

    /**
     * The interval on the axis, in percent of its width.
     *
     * @param beyond {@code low} or {@code high} if the slowdown lies beyond that end of the axis; else empty
     */
    record Interval(String from, String width, String at, String beyond) {}

    static VerdictPanel of(Comparison comparison) {
        return new Builder(comparison).panel();
    }

    private static final class Builder {
        private final Comparison comparison;
        private final ClassNames names;
        private final double limit;

        Builder(Comparison comparison) {
            this.comparison = comparison;
            names = new ClassNames(
                    comparison.results().stream().map(RowVerdict::key).toList());
            double widest = comparison.results().stream()
                    .flatMap(row -> Stream.of(1 / row.slowdownLow(), row.slowdownHigh()))
                    .filter(Double::isFinite)
                    .max(Double::compare)
                    .orElse(1.0);
            limit = Math.log(Math.min(LARGEST_RATIO, Math.max(LEAST_RATIO, widest)));
        }

        VerdictPanel panel() {
            return new VerdictPanel(
                    tone(),
                    headline(),
                    ComparisonFigures.counts(comparison) + "; geometric mean of the slowdowns "
                            + Figures.ratio(comparison.geomeanSlowdown())
                            + only("the latest run", comparison.added())
                            + only("the baseline", comparison.removed()),
                    ComparisonFigures.legend(comparison, "the baseline", "the latest run"),
                    Figures.level(comparison.rules()),
                    names.usual(),
                    axis(),
                    Optional.of(new Group(tone(), "", reasoned(EnumSet.of(Verdict.REGRESSED, Verdict.IMPROVED))))
                            .filter(group -> !group.reasoned().isEmpty()),
                    Stream.of(Verdict.INCONCLUSIVE, Verdict.UNCHANGED)
                            .filter(comparison::has)
                            .map(verdict -> new Group(
                                    Tone.of(verdict),
                                    comparison.count(verdict) + " "
                                            + verdict.name().toLowerCase(Locale.ROOT),
                                    reasoned(EnumSet.of(verdict))))
                            .toList());
        }

        private static String only(String run, Collection<RowKey> rows) {
            return rows.isEmpty() ? "" : "; only in " + run + ": " + inWords(rows.size());
        }

        private Tone tone() {
            return Stream.of(Verdict.values())
                    .filter(comparison::has)
                    .findFirst()
                    .map(Tone::of)
                    .orElse(Tone.OPEN);
        }

        private int rows() {
            return comparison.results().size();
        }

        private String headline() {
            long worse = comparison.count(Verdict.REGRESSED);
            long better = comparison.count(Verdict.IMPROVED);
            long open = comparison.count(Verdict.INCONCLUSIVE);
            if (worse > 0) {
                return worse + " of " + rowsInWords() + " got slower" + (better > 0 ? ", " + better + " faster" : "");
            }
            if (better > 0) {
                return better + " of " + rowsInWords() + " got faster, none is proven slower";
            }
            if (open == rows()) {
                return "Nothing can be said of the latest run alone";
            }
            return open == 0
                    ? "Nothing changed"
                    : "Nothing is proven slower, " + open + " of " + rowsInWords() + " undecided";
        }

        private String rowsInWords() {
            return inWords(rows());
        }

        private static String inWords(int rows) {
            return rows == 1 ? "1 row" : rows + " rows";
        }

        private Axis axis() {
            double threshold = Math.log1p(comparison.rules().threshold());
            return new Axis(
                    Figures.ratio(Math.exp(-limit)),
                    Figures.ratio(Math.exp(limit)),
                    at(-threshold),
                    percent(at01(threshold) - at01(-threshold)));
        }

        private List<Reasoned> reasoned(Set<Verdict> verdicts) {
            Map<String, List<Row>> byReason = new LinkedHashMap<>();
            ComparisonFigures.worstFirst(comparison).stream()
                    .filter(row -> verdicts.contains(row.verdict()))
                    .forEach(row -> byReason.computeIfAbsent(RowNames.clean(row.reason()), reason -> new ArrayList<>())
                            .add(row(row)));
            List<Reasoned> reasoned = new ArrayList<>();
            byReason.forEach((reason, alike) -> reasoned.add(new Reasoned(reason, alike)));
            return reasoned;
        }

        private Row row(RowVerdict row) {
            return new Row(
                    Tone.of(row.verdict()),
                    names.of(row.key()),
                    Figures.change(Math.log(row.slowdown())),
                    Double.isNaN(row.slowdown())
                            ? "-"
                            : Figures.ratio(row.slowdown()) + " ("
                                    + Figures.interval(row.slowdownLow(), row.slowdownHigh()) + ")",
                    Double.isNaN(row.slowdownLow()) ? Optional.empty() : Optional.of(interval(row)),
                    Figures.score(row.baseScore()),
                    Figures.score(row.headScore()) + " " + RowNames.clean(row.unit()));
        }

        private Interval interval(RowVerdict row) {
            double from = at01(Math.log(row.slowdownLow()));
            double to = at01(Math.log(row.slowdownHigh()));
            double change = Math.log(row.slowdown());
            String beyond = Math.abs(change) <= limit ? "" : change > 0 ? "high" : "low";
            return new Interval(percent(from), percent(to - from), at(change), beyond);
        }

        private String at(double change) {
            return percent(at01(change));
        }

        /** The place on the axis, from 0 to 1. */
        private double at01(double change) {
            return Math.min(1, Math.max(0, 0.5 + change / limit / 2));
        }

        private static String percent(double fraction) {
            return String.format(Locale.ROOT, "%.2f", 100 * fraction);
        }
    }
}
