package org.concurrencybench.report;

import java.util.Optional;
import org.concurrencybench.results.ResultRow;

/**
 * What a batch could reach if nothing but the wait took time: batch ÷ (⌈batch ÷ narrowest cap⌉ × wait).
 *
 * @param requestsPerSecond the rate
 * @param boundBy the cap that decides it, in words
 */
record Ideal(double requestsPerSecond, String boundBy) {
    /**
     * The ideal of a row of batches; empty if its parameters do not tell it, or if nothing waits.
     */
    static Optional<Ideal> of(ResultRow row) {
        Optional<Integer> batch = whole(row, "batchSize");
        Optional<Integer> wait = whole(row, "waitMillis").filter(millis -> millis > 0);
        if (batch.isEmpty() || wait.isEmpty()) {
            return Optional.empty();
        }
        // Every calling thread sends batches of its own, under the same caps.
        int requests = batch.get() * row.threads();
        int cap = batch.get();
        String boundBy = "batch " + cap;
        int concurrency =
                row.method().equals("sync") ? 1 : whole(row, "concurrency").orElse(0);
        if (concurrency > 0 && concurrency < cap) {
            cap = concurrency;
            boundBy = cap == 1 ? "one by one" : "concurrency " + cap;
        }
        int workers = row.param("route").equals(Optional.of("wait"))
                ? whole(row, "workerThreads").orElse(0)
                : 0;
        if (workers > 0 && workers < cap) {
            cap = workers;
            boundBy = "workers " + cap;
        }
        double rounds = Math.ceil((double) requests / cap);
        return Optional.of(new Ideal(requests / (rounds * wait.get() / 1e3), boundBy));
    }

    private static Optional<Integer> whole(ResultRow row, String param) {
        try {
            return row.param(param).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
