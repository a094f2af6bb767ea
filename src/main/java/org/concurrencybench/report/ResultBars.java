package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.concurrencybench.regression.SuiteBenchmark;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;

/** Sorts the rows of a result into bars: those of this suite as the ratios that they are made for, others as scores. */
final class ResultBars {
    /** Bars of one benchmark, and which of its rows have a place there. */
    private record Kind(
            SuiteBenchmark benchmark,
            UnaryOperator<List<ResultRow>> havingPlace,
            Function<List<ResultRow>, Bars> bars) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    SuiteBenchmark.REQUEST_BATCH,
                    rows -> rows.stream().filter(RequestBars::hasPlaceFor).toList(),
                    RequestBars::of),
            kind(Costs.FIBONACCI),
            kind(Costs.FIBONACCI_ROUTE),
            new Kind(SuiteBenchmark.INTERFERENCE, InterferenceBars::comparable, InterferenceBars::of));

    private ResultBars() {}

    private static Kind kind(Costs costs) {
        CostBars bars = new CostBars(costs);
        return new Kind(costs.benchmark(), bars::comparable, bars::of);
    }

    static List<Bars> of(Collection<ResultRow> rows) {
        List<ResultRow> rest = new ArrayList<>(rows);
        List<Bars> bars = new ArrayList<>();
        for (Kind kind : KINDS) {
            List<ResultRow> shown = kind.havingPlace()
                    .apply(rest.stream().filter(kind.benchmark()::has).toList());
            if (!shown.isEmpty()) {
                bars.add(kind.bars().apply(shown));
                Set<RowKey> keys = shown.stream().map(ResultRow::key).collect(Collectors.toSet());
                rest.removeIf(row -> keys.contains(row.key()));
            }
        }
        ClassNames names = new ClassNames(rest.stream().map(ResultRow::key).toList());
        rest.stream()
                .collect(Collectors.groupingBy(row -> row.key().className(), LinkedHashMap::new, Collectors.toList()))
                .forEach((className, own) -> bars.add(ScoreBars.of(names.title(className), own)));
        return bars;
    }
}
