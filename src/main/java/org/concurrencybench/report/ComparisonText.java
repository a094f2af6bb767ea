package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.results.RowKey;

/** A comparison for a terminal: one section a verdict, regressions first. */
final class ComparisonText {
    private static final int REASON_INDENT = 10;

    private final Comparison comparison;
    private final Colours colours;
    private final ClassNames names;
    private final Lines lines = new Lines();

    private ComparisonText(Comparison comparison, Colours colours) {
        this.comparison = comparison;
        this.colours = colours;
        this.names = new ClassNames(
                comparison.results().stream().map(RowVerdict::key).toList());
    }

    static String of(Comparison comparison, Colours colours) {
        return new ComparisonText(comparison, colours).render();
    }

    private String render() {
        lines.words("base  ", 6, RowNames.clean(comparison.base()));
        lines.words("head  ", 6, RowNames.clean(comparison.head()));
        lines.items("all   ", names.usual());
        lines.add("");
        table();
        lines.add("");
        lines.words(ComparisonFigures.counts(comparison) + "; geometric mean of the slowdowns "
                + Figures.ratio(comparison.geomeanSlowdown()));
        only("head", comparison.added());
        only("base", comparison.removed());
        lines.words(ComparisonFigures.legend(comparison, "the base", "the head"));
        return lines.toString();
    }

    private void table() {
        List<RowVerdict> rows = ComparisonFigures.worstFirst(comparison);
        List<String> headings = List.of("slowdown", Figures.level(comparison.rules()), "base", "head", "unit");
        List<List<String>> cells = new ArrayList<>();
        cells.add(headings);
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = Lines.widths(cells);
        lines.row(headings, widths, UnaryOperator.identity(), "row");
        for (Verdict verdict : Verdict.values()) {
            section(
                    verdict,
                    rows.stream().filter(row -> row.verdict() == verdict).toList(),
                    widths);
        }
    }

    private void section(Verdict verdict, List<RowVerdict> rows, int[] widths) {
        if (rows.isEmpty()) {
            return;
        }
        lines.add(colours.of(Tone.of(verdict), verdict + " " + rows.size()));
        // What several rows have in common, a changed machine say, is said once below them.
        Map<String, List<RowVerdict>> byReason = new LinkedHashMap<>();
        rows.forEach(row -> byReason.computeIfAbsent(row.reason(), reason -> new ArrayList<>())
                .add(row));
        byReason.forEach((reason, alike) -> {
            alike.forEach(row ->
                    lines.row(cells(row), widths, cell -> colours.of(Tone.of(verdict), cell), names.of(row.key())));
            String which = alike.size() == 1 ? "" : "these " + alike.size() + ": ";
            lines.words(" ".repeat(REASON_INDENT), REASON_INDENT, which + RowNames.clean(reason));
        });
    }

    private static List<String> cells(RowVerdict row) {
        return List.of(
                Figures.ratio(row.slowdown()),
                Figures.interval(row.slowdownLow(), row.slowdownHigh()),
                Figures.score(row.baseScore()),
                Figures.score(row.headScore()),
                RowNames.clean(row.unit()));
    }

    private void only(String side, Collection<RowKey> keys) {
        if (!keys.isEmpty()) {
            lines.add("only in the " + side + ": " + keys.size());
            keys.forEach(key -> lines.words("  ", 4, RowNames.clean(key.toString())));
        }
    }
}
