package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;

/** Rows of any benchmark as bars: their scores, in tables of one unit and of figures that can be seen beside each other. */
final class ScoreBars {
    /** The shortest bar of a table is no less than a hundredth of the longest. */
    private static final double MOST_RATIO = 100;

    private ScoreBars() {}

    /** The rows of one class, which is called by its title. */
    static Bars of(String title, List<ResultRow> rows) {
        ShortNames names = ShortNames.of(rows, Set.of());
        Map<String, List<ResultRow>> byUnit = rows.stream()
                .collect(Collectors.groupingBy(row -> row.primary().unit(), LinkedHashMap::new, Collectors.toList()));
        return new Bars(
                title,
                names.usual(),
                new Bars.Heading("benchmark", "", "score"),
                byUnit.entrySet().stream()
                        .flatMap(entry -> tables(entry.getKey(), entry.getValue(), names))
                        .toList());
    }

    /** From the smallest figures to the largest; those that share a table in the order in which they came. */
    private static List<List<ResultRow>> visibleTogether(List<ResultRow> rows) {
        List<Set<RowKey>> tables = new ArrayList<>();
        double smallest = Double.NaN;
        for (ResultRow row : rows.stream()
                .sorted(Comparator.comparingDouble(row -> value(row).value()))
                .toList()) {
            double score = value(row).value();
            if (tables.isEmpty() || (smallest > 0 && score > MOST_RATIO * smallest)) {
                tables.add(new HashSet<>());
                smallest = score;
            }
            tables.get(tables.size() - 1).add(row.key());
        }
        return tables.stream()
                .map(keys ->
                        rows.stream().filter(row -> keys.contains(row.key())).toList())
                .toList();
    }

    private static Stream<Bars.Table> tables(String unit, List<ResultRow> rows, ShortNames names) {
        List<List<ResultRow>> tables = visibleTogether(rows);
        return tables.stream()
                .map(own ->
                        table(RowNames.clean(unit) + (tables.size() == 1 ? "" : upTo(own)) + better(unit), own, names));
    }

    /** Tables of one unit have scales of their own. */
    private static String upTo(List<ResultRow> rows) {
        double largest =
                rows.stream().mapToDouble(row -> value(row).value()).max().orElseThrow();
        return ", up to " + Figures.score(largest);
    }

    private static Bars.Table table(String title, List<ResultRow> rows, ShortNames names) {
        Bars.Scale scale = Bars.Scale.of(rows.stream().map(ScoreBars::value).toList());
        return new Bars.Table(
                title,
                Optional.empty(),
                List.of(new Bars.Group(
                        "",
                        rows.stream()
                                .map(row -> scale.bar(
                                        names.of(row.key()),
                                        Scatter.remark(row),
                                        value(row),
                                        "",
                                        Figures.score(
                                                value(row).value(), value(row).error())))
                                .toList())));
    }

    private static Value value(ResultRow row) {
        return Value.of(row.primary());
    }

    private static String better(String unit) {
        return unit.startsWith("ops/") ? ", longer is better" : ", shorter is better";
    }
}
