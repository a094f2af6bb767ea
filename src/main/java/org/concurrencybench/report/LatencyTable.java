package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;

/** How long the requests of a batch took, for the rows that were run with the latency profiler: a line for each part. */
final class LatencyTable {
    private static final List<Part> PARTS = List.of(
            new Part("latency", "in all"),
            new Part("latency.before", "before the handler"),
            new Part("latency.handler", "in the handler"));
    private static final List<String> PERCENTILES = List.of("p0.50", "p0.90", "p0.99", "p0.999", "p1.00");

    static final String LEGEND = """
            latency: of all requests of the measured iterations. While a server stalls, a batch sends it nothing more, so that few
            requests see the stall and high percentiles are too good: what users see at a given rate needs an open load.
            """;

    /** A part of a request's way: the profiler's name for it, and what it is. */
    private record Part(String metric, String words) {
        Metric percentile(ResultRow row, String percentile) {
            return row.secondary(metric + ":" + percentile).orElseThrow();
        }
    }

    private LatencyTable() {}

    static boolean hasPlaceFor(ResultRow row) {
        return PARTS.stream().allMatch(part -> PERCENTILES.stream()
                .allMatch(percentile ->
                        row.secondary(part.metric() + ":" + percentile).isPresent()));
    }

    static String of(List<ResultRow> rows) {
        Settings settings = new Settings(rows, RequestTable.COLUMNS);
        TextTable table = new TextTable()
                .figures("p50")
                .figures("p90")
                .figures("p99")
                .figures("p99.9")
                .figures("max")
                .words("spent")
                .figures("N reqs")
                .words("url")
                .words("client");
        if (settings.differ()) {
            table.words("with");
        }
        rows.stream()
                .sorted(RequestTable.order())
                .forEach(row -> PARTS.forEach(part -> table.row(settings.append(cells(row, part), row))));
        return "Latency, ms a request: " + settings.common() + "\n" + table;
    }

    private static List<String> cells(ResultRow row, Part part) {
        List<String> cells = new ArrayList<>();
        PERCENTILES.forEach(percentile ->
                cells.add(Figures.number(part.percentile(row, percentile).score(), 2)));
        cells.add(part.words());
        cells.add(RequestTable.batch(row));
        cells.add("/" + RequestTable.route(row));
        cells.add(row.method());
        return cells;
    }
}
