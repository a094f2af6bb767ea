package org.concurrencybench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Verdict;

/** The figures of a comparison in the words and the order that all its formats share. */
final class ComparisonFigures {
    private ComparisonFigures() {}

    /** Regressions first, and among equals the slowest first. */
    static List<RowVerdict> worstFirst(Comparison comparison) {
        return comparison.results().stream()
                .sorted(Comparator.comparing(RowVerdict::verdict)
                        .thenComparing(Comparator.comparingDouble(ComparisonFigures::known)
                                .reversed())
                        .thenComparing(RowVerdict::key))
                .toList();
    }

    private static double known(RowVerdict row) {
        return Double.isNaN(row.slowdown()) ? 0 : row.slowdown();
    }

    /** How many rows got each verdict. */
    static String counts(Comparison comparison) {
        return Stream.of(Verdict.values())
                .map(verdict -> comparison.count(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** What the figures mean and what a verdict takes, by what the two sides are called. */
    static String legend(Comparison comparison, String base, String head) {
        return "Slowdown: what " + head + " costs over what " + base + " costs, above 1 is worse. "
                + "A verdict takes a change of more than "
                + Percent.of(comparison.rules().threshold())
                + " that is beyond chance for all rows together (Holm, "
                + Percent.of(comparison.rules().alpha()) + ").";
    }
}
