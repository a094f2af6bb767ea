package org.concurrencybench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concurrencybench.results.ResultRow;

/** Ways to compute the same, as bars: how many times the baseline each one takes. */
final class CostBars {
    private final String title;
    private final String baseline;
    private final String prefix;

    /**
     * Bars of that kind.
     *
     * @param title what the rows are
     * @param baseline the method that the others are compared with
     * @param prefix what to put before a method's name
     */
    CostBars(String title, String baseline, String prefix) {
        this.title = title;
        this.baseline = baseline;
        this.prefix = prefix;
    }

    /** The rows that can be held against their baseline. */
    List<ResultRow> comparable(List<ResultRow> rows) {
        return rows.stream().filter(row -> baseline(row, rows).isPresent()).toList();
    }

    private Optional<ResultRow> baseline(ResultRow row, List<ResultRow> rows) {
        return CostTable.hasPlaceFor(row)
                ? rows.stream()
                        .filter(other -> CostTable.isBaseline(other, baseline, row)
                                && CostTable.hasPlaceFor(other)
                                && other.primary().score() > 0)
                        .findFirst()
                : Optional.empty();
    }

    /** The rows, all of them {@link #comparable}. */
    Bars of(List<ResultRow> rows) {
        ShortNames names = ShortNames.of(rows, CostTable.COLUMNS);
        Bars.Scale scale =
                Bars.Scale.ofRatios(rows.stream().map(row -> ratio(row, rows)).toList());
        Map<String, List<ResultRow>> byN = rows.stream()
                .sorted(CostTable.ORDER)
                .collect(Collectors.groupingBy(CostBars::n, LinkedHashMap::new, Collectors.toList()));
        List<Bars.Table> tables = byN.entrySet().stream()
                .map(entry -> new Bars.Table(
                        entry.getKey(),
                        Optional.of(scale.at(1)),
                        List.of(new Bars.Group(
                                "",
                                entry.getValue().stream()
                                        .map(row -> bar(row, ratio(row, rows), names, scale))
                                        .toList()))))
                .toList();
        return new Bars(
                title,
                ("Time per call as a multiple of " + prefix + baseline + "; longer is slower. " + names.usual())
                        .strip(),
                new Bars.Heading("function", "× " + prefix + baseline, "µs/call"),
                tables);
    }

    private static String n(ResultRow row) {
        return row.param("n").map(n -> "n = " + n).orElse("");
    }

    private Value ratio(ResultRow row, List<ResultRow> rows) {
        Value cost = CostTable.cost(row);
        return row.method().equals(baseline)
                ? cost.times(1 / cost.value())
                : cost.over(CostTable.cost(baseline(row, rows).orElseThrow()));
    }

    private Bars.Bar bar(ResultRow row, Value ratio, ShortNames names, Bars.Scale scale) {
        Value cost = CostTable.cost(row);
        return scale.bar(
                prefix + names.of(row.key()),
                Scatter.remark(row),
                ratio,
                TextTable.number(ratio.value(), 2),
                Figures.score(cost.value(), cost.error()));
    }
}
