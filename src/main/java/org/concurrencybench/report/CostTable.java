package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencybench.results.ResultRow;

/** Rows in time per call: the figure, its error and scatter, whether it still moved, and how many times the baseline it is. */
final class CostTable {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    static final Set<String> COLUMNS = Set.of("n");

    /** The baselines first, then what composes on one thread, then what runs on several. */
    static final List<String> FUNCTIONS =
            List.of("recursive", "futures", "parallelFutures", "forkJoin", "virtualThreads", "fib", "asyncfib");

    /** By the number that is computed, the one with fewer digits first, and then as {@link #FUNCTIONS} are. */
    static final Comparator<ResultRow> ORDER = Comparator.comparing(
                    (ResultRow row) -> row.param("n").orElse("").length())
            .thenComparing(row -> row.param("n").orElse(""))
            .thenComparing(row -> FUNCTIONS.indexOf(row.method()));

    private final Costs costs;

    /** A table of the rows of one benchmark. */
    CostTable(Costs costs) {
        this.costs = costs;
    }

    /** Whether a row is in time per call. */
    static boolean hasPlaceFor(ResultRow row) {
        return row.countsCallsIn("avgt") && Value.in("us/op", row.primary()).isPresent();
    }

    String of(List<ResultRow> rows) {
        boolean allocation =
                rows.stream().anyMatch(row -> row.secondary(ALLOCATION).isPresent());
        boolean timers = rows.stream().anyMatch(row -> timer(row).isPresent());
        boolean cores = Cores.tellApart(rows);
        Settings settings = new Settings(rows, COLUMNS);
        TextTable table = new TextTable()
                .figures("µs/call")
                .figures("± error")
                .figures("fork CV")
                .figures("climb");
        boolean ratios = costs.baseline().isPresent();
        if (ratios) {
            table.figures(costs.multiples());
        }
        if (allocation) {
            table.figures("bytes/call");
        }
        if (timers) {
            table.figures("µs late");
        }
        if (cores) {
            table.figures(Cores.HEADING);
        }
        if (ratios) {
            table.figures("n");
        }
        table.words("function");
        if (settings.differ()) {
            table.words("with");
        }
        rows.stream()
                .sorted(ORDER)
                .forEach(row -> table.row(settings.append(cells(row, rows, allocation, timers, cores), row)));
        String common = settings.common();
        return costs.title() + (common.isEmpty() ? "" : ": " + common) + "\n" + table;
    }

    private List<String> cells(ResultRow row, List<ResultRow> rows, boolean allocation, boolean timers, boolean cores) {
        Value cost = cost(row);
        List<String> cells = new ArrayList<>();
        int decimals = Figures.decimals(cost.value(), 2);
        cells.add(Figures.number(cost.value(), decimals));
        cells.add(Figures.number(cost.error(), decimals));
        cells.add(Scatter.variation(row));
        cells.add(Scatter.climb(row));
        if (costs.baseline().isPresent()) {
            double base =
                    costs.baseline(row, rows).map(other -> cost(other).value()).orElse(Double.NaN);
            cells.add(Figures.number(cost.value() / base, 2));
        }
        if (allocation) {
            cells.add(row.secondary(ALLOCATION)
                    .map(bytes -> Figures.number(bytes.score(), 0) + (Cores.apart(row) ? " client" : ""))
                    .orElse("-"));
        }
        if (timers) {
            cells.add(timer(row)
                    .map(millis -> Figures.number(cost.value() - 1e3 * millis, 0))
                    .orElse("-"));
        }
        if (cores) {
            cells.add(Cores.of(row));
        }
        if (costs.baseline().isPresent()) {
            cells.add(row.param("n").orElse("-"));
        }
        cells.add(costs.prefix() + row.method());
        return cells;
    }

    /** Microseconds per call. */
    static Value cost(ResultRow row) {
        return Value.in("us/op", row.primary()).orElseThrow();
    }

    private static Optional<Integer> timer(ResultRow row) {
        return row.param("timerMillis").map(Integer::valueOf);
    }
}
