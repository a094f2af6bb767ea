package org.concurrencybench.regression;

import org.concurrencybench.results.ResultRow;

/** The benchmark classes of this suite, by which its rows are known: those of others may have the same simple names. */
public enum SuiteBenchmark {
    /** Batches of requests. */
    REQUEST_BATCH("RequestBatchBenchmark"),
    /** The same beside a heavy request. */
    INTERFERENCE("InterferenceBenchmark"),
    /** A recursion. */
    FIBONACCI("FibonacciBenchmark"),
    /** The same in the server. */
    FIBONACCI_ROUTE("FibonacciRouteBenchmark"),
    /** What runs neither client nor server: if it moves, the machine did. */
    FLOOR("FloorBenchmark");

    private final String simpleName;

    SuiteBenchmark(String simpleName) {
        this.simpleName = simpleName;
    }

    /** The name of the class, without its package. */
    public String simpleName() {
        return simpleName;
    }

    /** The name of the class. */
    public String className() {
        return "org.concurrencybench.benchmark." + simpleName;
    }

    /** Whether a row is one of this benchmark. */
    public boolean has(ResultRow row) {
        return row.key().className().equals(className());
    }
}
