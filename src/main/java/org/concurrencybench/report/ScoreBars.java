package org.concurrencybench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.concurrencybench.results.ResultRow;

/** Rows of any benchmark as bars: their scores, one table for each unit. */
final class ScoreBars {
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
                        .map(entry -> table(entry.getKey(), entry.getValue(), names))
                        .toList());
    }

    private static Bars.Table table(String unit, List<ResultRow> rows, ShortNames names) {
        Bars.Scale scale = Bars.Scale.of(rows.stream().map(ScoreBars::value).toList());
        return new Bars.Table(
                RowNames.clean(unit) + better(unit),
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
