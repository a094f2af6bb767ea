package org.concurrencybench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.Rules;

/** How numbers are written, whatever they are figures of. */
final class Figures {
    private static final int DIGITS = 4;

    /** What an error may have more than its score has, if it would not be seen otherwise. */
    private static final int MORE_DECIMALS = 3;

    private Figures() {}

    /**
     * A number with that many decimals and a comma at the thousands, and no sign if these are all 0; a dash for what is
     * not a number.
     */
    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** How many decimals show a figure: as many as usual, or as three digits take if it is small. */
    static int decimals(double value, int usual) {
        return value > 0 ? Math.max(usual, 2 - (int) Math.floor(Math.log10(value))) : usual;
    }

    /** A fraction as a percentage. */
    static String percent(double fraction, int decimals) {
        return Double.isFinite(fraction) ? number(100 * fraction, decimals) + " %" : "-";
    }

    /** A ratio in three decimals, or in three digits if it is small; a dash if it is not known. */
    static String ratio(double ratio) {
        if (ratio >= 1e6 || (ratio > 0 && ratio < 1e-4)) {
            return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2e", ratio) : "-";
        }
        return number(ratio, decimals(ratio, 3));
    }

    /** A difference of the logarithms of two costs, in words; a dash if it is not known. */
    static String change(double change) {
        if (!Double.isFinite(change)) {
            return "-";
        }
        return change == 0 ? percent(0, 1) : Percent.change(change);
    }

    /** The interval of a ratio; a dash if it is not known. */
    static String interval(double low, double high) {
        return Double.isNaN(low) ? "-" : ratio(low) + " … " + ratio(high);
    }

    /** What the interval is an interval of. */
    static String level(Rules rules) {
        return Percent.of(1 - rules.alpha()) + " interval";
    }

    /** A score in four digits; a dash if there is none. */
    static String score(double score) {
        if (!Double.isFinite(score)) {
            return "-";
        }
        return isPlain(score) ? number(score, decimals(score)) : String.format(Locale.ROOT, "%.3e", score);
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
        String shown =
                ofError > decimals + MORE_DECIMALS ? String.format(Locale.ROOT, "%.0e", error) : number(error, ofError);
        return number(score, decimals) + " ± " + shown;
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
