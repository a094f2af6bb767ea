package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.Quality;
import org.concurrencybench.regression.Rules;

/** How well a machine can tell a change from none, row by row, in each format. */
final class QualityReport {
    private static final int REASON_INDENT = 10;

    private QualityReport() {}

    static String text(List<Quality> rows, Rules rules, Colours colours) {
        ClassNames names = names(rows);
        Lines lines = new Lines();
        lines.items("all  ", names.usual());
        List<List<String>> cells = new ArrayList<>();
        cells.add(headings(rules));
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = Lines.widths(cells);
        lines.row(headings(rules), widths, UnaryOperator.identity(), "row");
        for (Quality row : rows) {
            lines.row(
                    cells(row),
                    widths,
                    cell -> colours.of(Tone.of(row.row().verdict()), cell),
                    names.of(row.row().key()));
            lines.words(
                    " ".repeat(REASON_INDENT),
                    REASON_INDENT,
                    verdict(row) + ": " + RowNames.clean(row.row().reason()));
        }
        lines.add("");
        lines.words(alarms(rows));
        lines.words(legend(rules));
        return lines.toString();
    }

    static String markdown(List<Quality> rows, Rules rules) {
        ClassNames names = names(rows);
        List<String> headings = new ArrayList<>(headings(rules));
        headings.addAll(List.of("row", "verdict", "reason"));
        List<String> alignments = new ArrayList<>(Collections.nCopies(headings.size() - 3, "--:"));
        alignments.addAll(List.of("---", "---", "---"));
        MarkdownTable table = new MarkdownTable(headings, alignments);
        for (Quality row : rows) {
            List<String> cells = new ArrayList<>(cells(row));
            cells.add(MarkdownTable.code(names.of(row.row().key())));
            cells.add(verdict(row));
            cells.add(MarkdownTable.escaped(row.row().reason()));
            table.row(cells);
        }
        String common = names.usual().isEmpty() ? "" : " All rows " + MarkdownTable.codes(names.usual()) + ".";
        return "**" + alarms(rows) + "**" + common + "\n\n" + table + "\n" + legend(rules) + "\n";
    }

    static String json(List<Quality> rows, Rules rules) {
        return JsonText.of(json -> {
            json.number("alpha", rules.alpha());
            json.number("threshold", rules.threshold());
            json.objects("rows", rows, (member, row) -> {
                member.key(row.row().key());
                member.text("verdict", row.row().verdict().name());
                member.text("reason", row.row().reason());
                member.number("slowdown", row.row().slowdown());
                member.number("slowdownLow", row.row().slowdownLow());
                member.number("slowdownHigh", row.row().slowdownHigh());
                member.number("forkVariation", row.forkVariation());
                member.number("pairedScatter", row.pairedScatter());
                for (int i = 0; i < row.detectable().size(); i++) {
                    member.number(
                            "detectableIn" + Quality.ROUNDS.get(i) + "Rounds",
                            row.detectable().get(i));
                }
            });
            json.whole("falseAlarms", falseAlarms(rows));
        });
    }

    private static ClassNames names(List<Quality> rows) {
        return new ClassNames(rows.stream().map(row -> row.row().key()).toList());
    }

    private static List<String> headings(Rules rules) {
        List<String> headings = new ArrayList<>(List.of("slowdown", Figures.level(rules), "fork CV", "in pairs"));
        Quality.ROUNDS.forEach(rounds -> headings.add(rounds + " rounds"));
        return headings;
    }

    private static List<String> cells(Quality row) {
        List<String> cells = new ArrayList<>(List.of(
                Figures.ratio(row.row().slowdown()),
                Figures.interval(row.row().slowdownLow(), row.row().slowdownHigh()),
                Figures.percent(row.forkVariation(), 1),
                Figures.percent(row.pairedScatter(), 1)));
        row.detectable().forEach(slowdown -> cells.add(Figures.percent(slowdown, 1)));
        return cells;
    }

    private static String verdict(Quality row) {
        return row.isFalseAlarm() ? "FALSE ALARM" : row.row().verdict().name();
    }

    private static int falseAlarms(List<Quality> rows) {
        return (int) rows.stream().filter(Quality::isFalseAlarm).count();
    }

    private static String alarms(List<Quality> rows) {
        int alarms = falseAlarms(rows);
        return alarms + (alarms == 1 ? " false alarm in " : " false alarms in ") + rows.size()
                + (rows.size() == 1 ? " row" : " rows")
                + ": both sides are the same, any verdict but UNCHANGED and INCONCLUSIVE is wrong.";
    }

    private static String legend(Rules rules) {
        return "fork CV: how far forks scatter around their mean. in pairs: how far the differences of two neighbours in "
                + "time do. " + Quality.ROUNDS.get(0) + " rounds, " + Quality.ROUNDS.get(1)
                + " rounds: the smallest slowdown that ab with so many finds in 80 of 100 cases on this machine, at a "
                + "threshold of " + Percent.of(rules.threshold()) + " and with all these rows in one call.";
    }
}
