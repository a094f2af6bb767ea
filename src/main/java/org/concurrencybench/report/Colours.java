package org.concurrencybench.report;

import java.util.EnumMap;
import java.util.Map;
import org.concurrencybench.regression.Verdict;

/**
 * Verdicts in a terminal's colours: red for worse, green for better, yellow for undecided.
 *
 * @param wanted whether there are to be any
 */
record Colours(boolean wanted) {
    private static final String RESET = "\u001b[0m";
    private static final Map<Verdict, String> CODES = new EnumMap<>(Map.of(
            Verdict.REGRESSED, "\u001b[31m",
            Verdict.IMPROVED, "\u001b[32m",
            Verdict.INCONCLUSIVE, "\u001b[33m"));

    String of(Verdict verdict, String words) {
        return wanted && CODES.containsKey(verdict) ? CODES.get(verdict) + words + RESET : words;
    }
}
