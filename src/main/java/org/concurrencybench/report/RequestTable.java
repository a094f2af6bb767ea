package org.concurrencybench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencybench.results.Metric;
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

    /** Requests per second, from the counter; empty if the mode did not count them. */
    static Optional<Metric> requests(ResultRow row) {
        return row.secondary("requests").filter(metric -> Rate.perSecond(metric).isPresent());
    }

    static String of(List<ResultRow> rows) {
        Settings settings = new Settings(rows, COLUMNS);
        TextTable table = new TextTable()
                .figures("reqs/sec")
                .figures("± error")
                .figures("fork CV")
                .figures("of ideal")
                .words("bound by")
                .figures("N reqs")
                .words("url")
                .words("client");
        if (settings.differ()) {
            table.words("with");
        }
        rows.stream().sorted(order()).forEach(row -> table.row(settings.append(cells(row), row)));
        return "Requests: " + settings.common() + "\n" + table;
    }

    private static List<String> cells(ResultRow row) {
        Metric requests = requests(row).orElseThrow();
        double factor = Rate.perSecond(requests).orElseThrow();
        double rate = requests.score() * factor;
        Optional<Ideal> ideal = Ideal.of(row);
        return List.of(
                TextTable.number(rate, 1),
                TextTable.number(requests.error() * factor, 1),
                TextTable.percent(requests.forkVariation(), 1),
                ideal.map(i -> TextTable.percent(rate / i.requestsPerSecond(), 1))
                        .orElse("-"),
                ideal.map(Ideal::boundBy).orElse("no wait"),
                batch(row),
                "/" + route(row),
                row.method());
    }
}
