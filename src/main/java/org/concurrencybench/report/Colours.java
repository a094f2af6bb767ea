package org.concurrencybench.report;

import java.util.EnumMap;
import java.util.Map;

/**
 * Verdicts in a terminal's colours: red for worse, green for better, yellow for undecided.
 *
 * @param wanted whether there are to be any
 */
record Colours(boolean wanted) {
    private static final String RESET = "\u001b[0m";
    private static final Map<Tone, String> CODES = new EnumMap<>(Map.of(
            Tone.WORSE, "\u001b[31m",
            Tone.BETTER, "\u001b[32m",
            Tone.OPEN, "\u001b[33m"));

    String of(Tone tone, String words) {
        return wanted && CODES.containsKey(tone) ? CODES.get(tone) + words + RESET : words;
    }
}
