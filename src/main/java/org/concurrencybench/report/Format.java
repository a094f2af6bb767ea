package org.concurrencybench.report;

import java.util.List;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Quality;
import org.concurrencybench.regression.Rules;

/** How verdicts can be written. */
public enum Format {
    /** For a terminal of 100 columns. */
    TEXT {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonText.of(comparison, new Colours(colour));
        }

        @Override
        public String of(String source, History history, boolean colour) {
            return HistoryText.of(source, history, new Colours(colour));
        }

        @Override
        public String of(List<Quality> rows, Rules rules, boolean colour) {
            return QualityReport.text(rows, rules, new Colours(colour));
        }
    },
    /** For a pull request or a job's summary. */
    MARKDOWN {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonMarkdown.of(comparison);
        }

        @Override
        public String of(String source, History history, boolean colour) {
            return HistoryMarkdown.of(source, history);
        }

        @Override
        public String of(List<Quality> rows, Rules rules, boolean colour) {
            return QualityReport.markdown(rows, rules);
        }
    },
    /** For programs. */
    JSON {
        @Override
        public String of(Comparison comparison, boolean colour) {
            return ComparisonJson.of(comparison);
        }

        @Override
        public String of(String source, History history, boolean colour) {
            return HistoryJson.of(source, history);
        }

        @Override
        public String of(List<Quality> rows, Rules rules, boolean colour) {
            return QualityReport.json(rows, rules);
        }
    };

    /**
     * A comparison in this format, ending with a line's end.
     *
     * @param colour whether colours may be used, where the format has any
     */
    public abstract String of(Comparison comparison, boolean colour);

    /**
     * A history in this format, ending with a line's end.
     *
     * @param source where its runs are
     * @param colour whether colours may be used, where the format has any
     */
    public abstract String of(String source, History history, boolean colour);

    /**
     * How well rows can be measured, in this format, ending with a line's end.
     *
     * @param rules what the verdicts were held to
     * @param colour whether colours may be used, where the format has any
     */
    public abstract String of(List<Quality> rows, Rules rules, boolean colour);
}
