package org.concurrencybench.report;

import java.util.Collection;
import java.util.List;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.results.RowKey;

/** A comparison in GitHub-flavoured Markdown, for a pull request or a job's summary. */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static String of(Comparison comparison) {
        ClassNames names = new ClassNames(
                comparison.results().stream().map(RowVerdict::key).toList());
        MarkdownTable table = new MarkdownTable(
                List.of(
                        "verdict",
                        "slowdown",
                        Figures.level(comparison.rules()),
                        "base",
                        "head",
                        "unit",
                        "row",
                        "reason"),
                List.of("---", "--:", ":-:", "--:", "--:", "---", "---", "---"));
        ComparisonFigures.worstFirst(comparison)
                .forEach(row -> table.row(List.of(
                        row.verdict().name(),
                        Figures.ratio(row.slowdown()),
                        Figures.interval(row.slowdownLow(), row.slowdownHigh()),
                        Figures.score(row.baseScore()),
                        Figures.score(row.headScore()),
                        MarkdownTable.escaped(row.unit()),
                        MarkdownTable.code(names.of(row.key())),
                        MarkdownTable.escaped(row.reason()))));
        String common = names.usual().isEmpty() ? "" : "; all rows " + MarkdownTable.codes(names.usual());
        return "**" + ComparisonFigures.counts(comparison) + "**; geometric mean of the slowdowns "
                + Figures.ratio(comparison.geomeanSlowdown()) + "\n\nBase " + MarkdownTable.code(comparison.base())
                + ", head " + MarkdownTable.code(comparison.head()) + common + ".\n\n"
                + table
                + only("head", comparison.added())
                + only("base", comparison.removed())
                + "\n" + ComparisonFigures.legend(comparison, "the base", "the head") + "\n";
    }

    private static String only(String side, Collection<RowKey> keys) {
        if (keys.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nOnly in the " + side + ":\n\n");
        keys.forEach(key ->
                text.append("- ").append(MarkdownTable.code(key.toString())).append('\n'));
        return text.toString();
    }
}
