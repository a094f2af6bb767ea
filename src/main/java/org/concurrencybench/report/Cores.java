package org.concurrencybench.report;

import java.util.List;
import java.util.Optional;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;

/** How many processors client and servers kept busy: their CPU seconds per second. Tells which of them was at its limit. */
final class Cores {
    static final String HEADING = "cores c + s";
    static final String LEGEND = """
            cores c + s: processors that client and servers kept busy (CPU seconds ÷ seconds); the
            side that had no more was the bottleneck. -: a server that this run did not start, or -t above 1.
            """;

    private static final String CLIENT = "clientCpuSeconds";
    private static final String SERVER = "serverCpuSeconds";

    private Cores() {}

    /** Whether any row has a server apart from its client: where they share a process there is nothing to compare. */
    static boolean tellApart(List<ResultRow> rows) {
        return rows.stream().anyMatch(row -> row.secondary(CLIENT).isPresent() && apart(row));
    }

    /** Whether a row has a server, and in another process than its client. */
    static boolean apart(ResultRow row) {
        return row.param("server")
                .filter(server -> !server.equals("in-process"))
                .isPresent();
    }

    /** Both figures, such as {@code 0.55 + 0.62}; of one process their sum. */
    static String of(ResultRow row) {
        if (row.threads() > 1) {
            return "-"; // counted beyond the time that JMH divides by
        }
        String client = cores(row, CLIENT);
        return row.param("server").equals(Optional.of("in-process"))
                ? client + " both"
                : client + " + " + cores(row, SERVER);
    }

    /** JMH counts a CPU second as an operation: it gives those per time, or in other modes the time of each. */
    private static String cores(ResultRow row, String name) {
        Optional<Metric> metric = row.secondary(name);
        Optional<Double> perSecond =
                metric.flatMap(seconds -> Value.in("ops/s", seconds)).map(Value::value);
        Optional<Double> time =
                metric.flatMap(seconds -> Value.in("s/op", seconds)).map(Value::value);
        return perSecond
                .or(() -> time.map(seconds -> 1 / seconds))
                .map(cores -> Figures.number(cores, 2))
                .orElse("-");
    }
}
