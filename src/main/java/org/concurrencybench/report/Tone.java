package org.concurrencybench.report;

import java.util.Locale;
import org.concurrencybench.regression.Series;
import org.concurrencybench.regression.Verdict;

/** What a figure means to its reader: the page says it in a colour and, for those who do not see it, in a sign. */
enum Tone {
    WORSE("▲"),
    BETTER("▼"),
    OPEN("?"),
    SAME("=");

    private final String sign;

    Tone(String sign) {
        this.sign = sign;
    }

    static Tone of(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> WORSE;
            case IMPROVED -> BETTER;
            case INCONCLUSIVE -> OPEN;
            case UNCHANGED -> SAME;
        };
    }

    static Tone of(Series.Trend trend) {
        return switch (trend) {
            case REGRESSED -> WORSE;
            case IMPROVED -> BETTER;
            case STEADY -> SAME;
            case TOO_SHORT -> OPEN;
        };
    }

    /** The tone of a difference of costs. */
    static Tone of(double change) {
        return change > 0 ? WORSE : BETTER;
    }

    /** The mark beside the words. */
    String sign() {
        return sign;
    }

    /** The class in the page's style. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
