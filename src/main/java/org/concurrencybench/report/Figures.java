package org.concurrencybench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Verdict;

/** The figures of a comparison in the words and the order that all its formats share. */
final class Figures {
    private static final int DIGITS = 4;

    /** What an error may have more than its score has, if it would not be seen otherwise. */
    private static final int MORE_DECIMALS = 3;

    private Figures() {}

    /** Regressions first, and among equals the slowest first. */
    static List<RowVerdict> worstFirst(Comparison comparison) {
        return comparison.results().stream()
                .sorted(Comparator.comparing(RowVerdict::verdict)
                        .thenComparing(
                                Comparator.comparingDouble(Figures::known).reversed())
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

    /** A ratio in three decimals, or in three digits if it is small; a dash if it is not known. */
    static String ratio(double ratio) {
        if (ratio >= 1e6 || (ratio > 0 && ratio < 1e-4)) {
            return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2e", ratio) : "-";
        }
        return TextTable.number(ratio, TextTable.decimals(ratio, 3));
    }

    /** A difference of the logarithms of two costs, in words; a dash if it is not known. */
    static String change(double change) {
        String size = TextTable.percent(Math.expm1(Math.abs(change)), 1);
        if (change == 0 || !Double.isFinite(change)) {
            return size;
        }
        return size + (change > 0 ? " slower" : " faster");
    }

    /** The interval of a ratio; a dash if it is not known. */
    static String interval(double low, double high) {
        return Double.isNaN(low) ? "-" : ratio(low) + " … " + ratio(high);
    }

    /** What the interval is an interval of. */
    static String level(Rules rules) {
        return Percent.of(1 - rules.alpha()) + " interval";
    }

    /** What the figures mean and what a verdict takes, by what the two sides are called. */
    static String legend(Comparison comparison, String base, String head) {
        return "Slowdown: what " + head + " costs over what " + base + " costs, above 1 is worse. "
                + "A verdict takes a change of more than "
                + Percent.of(comparison.rules().threshold())
                + " that is beyond chance for all rows together (Holm, "
                + Percent.of(comparison.rules().alpha()) + ").";
    }

    /** A score in four digits; a dash if there is none. */
    static String score(double score) {
        if (!Double.isFinite(score)) {
            return "-";
        }
        return isPlain(score) ? TextTable.number(score, decimals(score)) : String.format(Locale.ROOT, "%.3e", score);
    }

    /**
     * A score with its error, both in as many decimals as four digits of the score take, the error in one digit at least;
     * the score alone if it has none.
     */
    static String score(double score, double error) {
        if (!Double.isFinite(error) || !Double.isFinite(score)) {
            return score(score);
        }
        if (score == 0 || !isPlain(score)) {
            return score(score) + " ± " + score(error);
        }
        int decimals = decimals(score);
        int ofError = error > 0 ? Math.max(decimals, (int) -Math.floor(Math.log10(error))) : decimals;
        String shown = ofError > decimals + MORE_DECIMALS
                ? String.format(Locale.ROOT, "%.0e", error)
                : TextTable.number(error, ofError);
        return TextTable.number(score, decimals) + " ± " + shown;
    }

    private static boolean isPlain(double score) {
        double size = Math.abs(score);
        return size == 0 || (size >= 1e-4 && size < 1e9);
    }

    private static int decimals(double score) {
        BigDecimal rounded = new BigDecimal(score).round(new MathContext(DIGITS));
        return score == 0 ? 0 : Math.max(0, DIGITS - rounded.precision() + rounded.scale());
    }
}
