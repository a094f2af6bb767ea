package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencybench.results.ResultRow;

/** Batches of requests: the rate of each row, its error and scatter, and how much of the ideal it reached. */
final class RequestTable {
    /** In the order of the experiment: from the client that does nothing at the same time to the one that blocks nobody. */
    private static final List<String> CLIENTS = List.of("sync", "executor", "virtualThreads", "async");

    private static final List<String> ROUTES = List.of("wait", "vwait", "asyncwait");
    static final Set<String> COLUMNS = Set.of("batchSize", "route");

    private RequestTable() {}

    /** Small batches before large ones, then by route, then by client. */
    static Comparator<ResultRow> order() {
        return Comparator.comparingLong((ResultRow row) -> Long.parseLong(batch(row)))
                .thenComparing(row -> ROUTES.indexOf(route(row)))
                .thenComparing(row -> CLIENTS.indexOf(row.method()));
    }

    static String batch(ResultRow row) {
        return row.param("batchSize").orElse("0");
    }

    static String route(ResultRow row) {
        return row.param("route").orElse("");
    }

    /**
     * Requests per second, of rows that have a place here: the score in other words. The auxiliary counter says the same
     * for one calling thread; with several it counts what they do before they are timed.
     */
    static Value rate(ResultRow row) {
        return Value.in("ops/s", row.primary()).orElseThrow().times(Double.parseDouble(batch(row)));
    }

    /** Whether a row is in batches per time. */
    static boolean hasPlaceFor(ResultRow row) {
        return row.countsCallsIn("thrpt") && Value.in("ops/s", row.primary()).isPresent();
    }

    static String of(List<ResultRow> rows) {
        Settings settings = new Settings(rows, COLUMNS);
        TextTable table = new TextTable()
                .figures("reqs/sec")
                .figures("± error")
                .figures("fork CV")
                .figures("climb")
                .figures("of ideal")
                .words("bound by");
        boolean cores = Cores.tellApart(rows);
        if (cores) {
            table.figures(Cores.HEADING);
        }
        table.figures("N reqs").words("url").words("client");
        if (settings.differ()) {
            table.words("with");
        }
        rows.stream().sorted(order()).forEach(row -> table.row(settings.append(cells(row, cores), row)));
        return "Requests: " + settings.common() + "\n" + table;
    }

    private static List<String> cells(ResultRow row, boolean cores) {
        Value rate = rate(row);
        Optional<Ideal> ideal = Ideal.of(row);
        List<String> cells = new ArrayList<>(List.of(
                Figures.number(rate.value(), 1),
                Figures.number(rate.error(), 1),
                Scatter.variation(row),
                Scatter.climb(row),
                ofIdeal(rate, ideal),
                boundBy(ideal)));
        if (cores) {
            cells.add(Cores.of(row));
        }
        cells.addAll(List.of(batch(row), "/" + route(row), row.method()));
        return cells;
    }

    static String ofIdeal(Value rate, Optional<Ideal> ideal) {
        return ideal.map(i -> Figures.percent(rate.value() / i.requestsPerSecond(), 1))
                .orElse("-");
    }

    static String boundBy(Optional<Ideal> ideal) {
        return ideal.map(Ideal::boundBy).orElse("no wait");
    }
}
