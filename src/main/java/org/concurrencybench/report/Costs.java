package org.concurrencybench.report;

import java.util.Collection;
import java.util.Optional;
import org.concurrencybench.regression.SuiteBenchmark;
import org.concurrencybench.results.ResultRow;

/**
 * A benchmark in time per call, and how its rows are told: what its table and its bars share.
 *
 * @param benchmark whose rows they are
 * @param title what the rows are
 * @param baseline the method that the others are compared with, if there is one
 * @param prefix what to put before a method's name
 */
record Costs(SuiteBenchmark benchmark, String title, Optional<String> baseline, String prefix) {
    static final Costs FIBONACCI = new Costs(SuiteBenchmark.FIBONACCI, "Fibonacci", Optional.of("recursive"), "");
    static final Costs FIBONACCI_ROUTE =
            new Costs(SuiteBenchmark.FIBONACCI_ROUTE, "Fibonacci over HTTP", Optional.of("fib"), "/");
    static final Costs FLOOR = new Costs(SuiteBenchmark.FLOOR, "The machine's floor", Optional.empty(), "");

    /** The row, of some that are in time per call, that another one is held against. */
    Optional<ResultRow> baseline(ResultRow row, Collection<ResultRow> rows) {
        return baseline.flatMap(method -> rows.stream()
                .filter(other -> other.method().equals(method)
                        && other.params().equals(row.params())
                        && other.threads() == row.threads())
                .findFirst());
    }

    /** The heading of a column of multiples of the baseline, of which there is one. */
    String multiples() {
        return "× " + prefix + baseline.orElseThrow();
    }
}
