package org.concurrencybench.report;

import org.concurrencybench.regression.Comparison;

/** How verdicts can be written. */
public enum Format {
    /** For a terminal of 100 columns. */
    TEXT {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonText.of(comparison, new Colours(colour));
        }
    },
    /** For a pull request or a job's summary. */
    MARKDOWN {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonMarkdown.of(comparison);
        }
    },
    /** For programs. */
    JSON {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonJson.of(comparison);
        }
    };

    /**
     * A comparison in this format, ending with a line's end.
     *
     * @param colour whether colours may be used, where the format has any
     */
    public abstract String of(Comparison comparison, boolean colour);
}
