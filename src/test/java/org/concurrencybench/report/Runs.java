package org.concurrencybench.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;

/** Runs for tests, one a day. */
final class Runs {
    static final ResultRow RECURSIVE = Rows.cost("FibonacciBenchmark.recursive", 100, "n=30");
    static final ResultRow FUTURES = Rows.cost("FibonacciBenchmark.futures", 580, "n=30");
    static final ResultRow FORK_JOIN = Rows.cost("FibonacciBenchmark.forkJoin", 50, "n=30");

    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private Runs() {}

    /** A run of commit {@code c<number>} on a CPU of that name. */
    static Run run(int number, String cpu, ResultRow... rows) {
        Instant time = START.plus(Duration.ofDays(number));
        Environment environment = new Environment(
                time,
                time,
                "c" + number,
                null,
                new Environment.Machine(cpu, 2, null, null, null, null, null, null),
                null,
                Map.of(),
                null,
                null);
        Map<RowKey, ResultRow> byKey = new LinkedHashMap<>();
        for (ResultRow row : rows) {
            byKey.put(row.key(), row);
        }
        return new Run("store/run" + number + ".json", Optional.of(environment), byKey);
    }

    /** A run of that program, on the CPU {@code one}. */
    static Run built(int number, String commit, String jarSha256, ResultRow... rows) {
        Run run = run(number, "one", rows);
        Environment one = run.environment().orElseThrow();
        Environment built = new Environment(
                one.started(), one.finished(), commit, jarSha256, one.machine(), null, Map.of(), null, null);
        return new Run(run.name(), Optional.of(built), run.rows());
    }

    /** A file without an environment beside it. */
    static Run bare(String name, ResultRow... rows) {
        return new Run(name, Optional.empty(), run(0, "", rows).rows());
    }
}
