package org.concurrencybench.regression;

import java.math.BigDecimal;
import java.math.MathContext;

/** Fractions in words. */
public final class Percent {
    private static final MathContext DIGITS = new MathContext(4);

    private Percent() {}

    /** A fraction in as many digits as it needs, up to four: {@code 2 %} for 0.02. */
    public static String of(double fraction) {
        return new BigDecimal(100 * fraction).round(DIGITS).stripTrailingZeros().toPlainString() + " %";
    }
}
