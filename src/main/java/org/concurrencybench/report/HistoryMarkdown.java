package org.concurrencybench.report;

import java.util.List;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Series;
import org.concurrencybench.regression.Series.Trend;

/** A history in GitHub-flavoured Markdown: its changes, regressions first. */
final class HistoryMarkdown {
    private HistoryMarkdown() {}

    static String of(String source, History history) {
        ClassNames names =
                new ClassNames(history.series().stream().map(Series::key).toList());
        MarkdownTable table = new MarkdownTable(
                List.of("trend", "slowdown", Figures.level(history.rules()), "from run", "runs", "row", "environment"),
                List.of("---", "--:", ":-:", "---", "--:", "---", "---"));
        for (Trend trend : Trend.values()) {
            HistoryFigures.worstFirst(history.series(), trend).forEach(series -> series.changes()
                    .forEach(change -> table.row(List.of(
                            HistoryFigures.name(trend),
                            Figures.ratio(change.slowdown()),
                            HistoryFigures.interval(change, history.rules()),
                            MarkdownTable.code(
                                    series.points().get(change.index()).run()),
                            Integer.toString(series.points().size()),
                            MarkdownTable.code(names.of(series.key())),
                            MarkdownTable.escaped(series.environment().toString())))));
        }
        boolean changed =
                history.series().stream().anyMatch(series -> !series.changes().isEmpty());
        String common = names.usual().isEmpty() ? "" : "; all rows " + MarkdownTable.codes(names.usual());
        return "**" + MarkdownTable.code(source) + ": " + HistoryFigures.counts(history) + "**" + common + ".\n\n"
                + (changed ? table + "\n" : "")
                + HistoryFigures.legend(history) + "\n";
    }
}
