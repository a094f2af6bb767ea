package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.concurrencybench.regression.SuiteBenchmark;
import org.concurrencybench.results.ResultRow;

/** The tables that close a run: one for each benchmark of this suite, with what is needed to read the figures. */
public final class Summary {
    private record Section(
            SuiteBenchmark benchmark, Predicate<ResultRow> hasPlaceFor, Function<List<ResultRow>, String> table) {
        boolean shows(ResultRow row) {
            return benchmark.has(row) && hasPlaceFor.test(row);
        }
    }

    private static final List<Section> SECTIONS = List.of(
            new Section(SuiteBenchmark.REQUEST_BATCH, RequestTable::hasPlaceFor, RequestTable::of),
            new Section(SuiteBenchmark.INTERFERENCE, RequestTable::hasPlaceFor, InterferenceTable::of),
            section(Costs.FIBONACCI),
            section(Costs.FIBONACCI_ROUTE),
            section(Costs.FLOOR));

    private Summary() {}

    /**
     * The tables of the rows that this suite knows; rows that its tables have no place for, in another mode or in
     * batches of calls, are counted in a line. Empty if there is nothing to say.
     */
    public static String of(List<ResultRow> rows) {
        List<ResultRow> shown = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        for (Section section : SECTIONS) {
            List<ResultRow> own = rows.stream().filter(section::shows).toList();
            if (!own.isEmpty()) {
                shown.addAll(own);
                sections.add(section.table().apply(own));
            }
            List<ResultRow> timed =
                    own.stream().filter(LatencyTable::hasPlaceFor).toList();
            if (!timed.isEmpty()) {
                sections.add(LatencyTable.of(timed));
            }
        }
        if (!sections.isEmpty()) {
            sections.add(legend(shown));
        }
        if (rows.size() > shown.size()) {
            sections.add((rows.size() - shown.size()) + " of " + rows.size()
                    + " rows are in JMH's table alone: the suite's tables show its benchmarks in their own modes, one call an "
                    + "operation.\n");
        }
        return String.join("\n", sections);
    }

    private static Section section(Costs costs) {
        return new Section(costs.benchmark(), CostTable::hasPlaceFor, new CostTable(costs)::of);
    }

    private static String legend(List<ResultRow> rows) {
        StringBuilder legend = new StringBuilder();
        legend.append("± error: JMH's 99.9 % confidence interval over all iterations. ")
                .append("fork CV: standard deviation of the forks' means ÷ their mean.\n");
        legend.append("climb: the last third of a fork's iterations against the first.\n");
        if (rows.stream().anyMatch(Scatter::isMarked)) {
            legend.append(Scatter.LEGEND);
        }
        if (rows.stream().anyMatch(RequestTable::hasPlaceFor)) {
            legend.append("ideal: batch ÷ (⌈batch ÷ narrowest cap⌉ × wait); ")
                    .append("\"bound by\" names the cap, the batch itself if no other is narrower.\n");
        }
        if (Cores.tellApart(rows)) {
            legend.append(Cores.LEGEND);
        }
        if (rows.stream().anyMatch(LatencyTable::hasPlaceFor)) {
            legend.append(LatencyTable.LEGEND);
        }
        if (rows.stream().anyMatch(row -> row.primary().forkMeans().length < 2)) {
            legend.append("A sketch: rows of one fork do not show how far the next fork would be away. ")
                    .append("Run with the default forks before you conclude.\n");
        }
        return legend.toString();
    }
}
