package org.concurrencybench.report;

import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.ResultRow;

/**
 * What a batch could reach if nothing but the wait took time: batch ÷ (⌈batch ÷ narrowest cap⌉ × wait); several threads so
 * many times as much, but no more than the cap allows them together, which is cap ÷ wait.
 *
 * @param requestsPerSecond the rate
 * @param boundBy the cap that decides it, in words
 */
public record Ideal(double requestsPerSecond, String boundBy) {
    private static final String CHILDREN = "child:";

    static Optional<Ideal> of(ResultRow row) {
        return of(row.method(), row.threads(), row.params());
    }

    /**
     * The ideal of a row of batches; empty if its parameters do not tell it, or if nothing waits.
     *
     * @param method the benchmark's method, which is the client
     * @param threads the number of threads that send batches
     * @param params the parameters by name
     */
    public static Optional<Ideal> of(String method, int threads, Map<String, String> params) {
        Optional<Integer> batch = whole(params, "batchSize");
        Optional<Integer> wait = whole(params, "waitMillis").filter(millis -> millis > 0);
        if (batch.isEmpty() || wait.isEmpty()) {
            return Optional.empty();
        }
        int cap = batch.get();
        String boundBy = "batch " + cap;
        int concurrency =
                method.equals("sync") ? 1 : whole(params, "concurrency").orElse(0);
        if (concurrency > 0 && concurrency < cap) {
            cap = concurrency;
            boundBy = cap == 1 ? "one by one" : "concurrency " + cap;
        }
        int workers = "wait".equals(params.get("route"))
                ? whole(params, "workerThreads").orElse(0)
                : 0;
        int servers = servers(params.getOrDefault("server", ""));
        if (workers > 0 && servers * workers < cap) {
            cap = servers * workers;
            boundBy = "workers " + (servers == 1 ? "" : servers + " × ") + workers;
        }
        // How many workers it has was decided where it was started, and nobody here was told.
        if (cap > 1
                && "wait".equals(params.get("route"))
                && params.getOrDefault("server", "").startsWith("http")) {
            boundBy += ", or workers";
        }
        double seconds = wait.get() / 1e3;
        double ofOneThread = batch.get() / (Math.ceil((double) batch.get() / cap) * seconds);
        // Every calling thread sends batches of its own, and all are under the same caps.
        return Optional.of(new Ideal(Math.min(threads * ofOneThread, cap / seconds), boundBy));
    }

    /** The number of server processes, each of which has workers of its own. */
    private static int servers(String server) {
        return server.startsWith(CHILDREN)
                ? whole(server.substring(CHILDREN.length())).orElse(1)
                : 1;
    }

    private static Optional<Integer> whole(Map<String, String> params, String param) {
        return Optional.ofNullable(params.get(param)).flatMap(Ideal::whole);
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
