package org.concurrencybench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concurrencybench.results.ResultRow;

/** Ways to compute the same, as bars: how many times the baseline each one takes. */
final class CostBars {
    private final Costs costs;

    /** Bars of the rows of one benchmark that has a baseline. */
    CostBars(Costs costs) {
        this.costs = costs;
    }

    /** The rows that can be held against their baseline. */
    List<ResultRow> comparable(List<ResultRow> rows) {
        List<ResultRow> timed = rows.stream().filter(CostTable::hasPlaceFor).toList();
        return timed.stream().filter(row -> baseline(row, timed).isPresent()).toList();
    }

    private Optional<ResultRow> baseline(ResultRow row, List<ResultRow> rows) {
        return costs.baseline(row, rows).filter(base -> base.primary().score() > 0);
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
                costs.title(),
                ("Time per call as a multiple of " + costs.prefix()
                                + costs.baseline().orElseThrow() + "; longer is slower. " + names.usual())
                        .strip(),
                new Bars.Heading("function", costs.multiples(), "µs/call"),
                tables);
    }

    private static String n(ResultRow row) {
        return row.param("n").map(n -> "n = " + n).orElse("");
    }

    private Value ratio(ResultRow row, List<ResultRow> rows) {
        Value cost = CostTable.cost(row);
        return costs.baseline().filter(row.method()::equals).isPresent()
                ? cost.times(1 / cost.value())
                : cost.over(CostTable.cost(baseline(row, rows).orElseThrow()));
    }

    private Bars.Bar bar(ResultRow row, Value ratio, ShortNames names, Bars.Scale scale) {
        Value cost = CostTable.cost(row);
        return scale.bar(
                costs.prefix() + names.of(row.key()),
                Scatter.remark(row),
                ratio,
                Figures.number(ratio.value(), 2),
                Figures.score(cost.value(), cost.error()));
    }
}
