package org.concurrencybench.regression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Fractions in words. */
public final class Percent {
    private static final MathContext DIGITS = new MathContext(4);

    private Percent() {}

    /** A fraction in as many digits as it needs, up to four: {@code 2 %} for 0.02. */
    public static String of(double fraction) {
        return new BigDecimal(100 * fraction).round(DIGITS).stripTrailingZeros().toPlainString() + " %";
    }

    /**
     * A difference of the logarithms of two costs: {@code 9.5 % slower}, and from twice the cost on {@code 2.1 times as
     * slow}, where a percentage would be taken for one of the speed.
     */
    public static String change(double change) {
        double ratio = Math.exp(Math.abs(change));
        return ratio < 2
                ? String.format(Locale.ROOT, "%.1f %% %s", 100 * (ratio - 1), change > 0 ? "slower" : "faster")
                : String.format(Locale.ROOT, "%,.1f times as %s", ratio, change > 0 ? "slow" : "fast");
    }
}
