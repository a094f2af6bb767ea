package org.concurrencybench.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.RowKey;

/** A store of nightly runs in throughput, whose rows scatter a little and whose row 0 changes once. */
public final class MadeUpStore {
    public static final Instant FIRST = Instant.parse("2026-01-01T03:00:00Z");
    private static final double SCATTER = 0.004;
    private static final int FORKS = 5;

    private final int rows;
    private final int changeAt;
    private final double change;
    private final SplittableRandom random = new SplittableRandom(1);

    /**
     * Runs of so many rows.
     *
     * @param changeAt the first run in which row 0 scores {@code change} times what it did before
     */
    public MadeUpStore(int rows, int changeAt, double change) {
        this.rows = rows;
        this.changeAt = changeAt;
        this.change = change;
    }

    /** The commit of a run, counted from 0. */
    public static String commit(int run) {
        return String.format("c%06d", run);
    }

    /** Adds runs to a folder, numbered from {@code from} to before {@code to}. */
    public void write(Path folder, int from, int to, Environment.Machine machine) throws IOException {
        ResultStore store = ResultStore.open(folder);
        for (int run = from; run < to; run++) {
            Instant time = FIRST.plus(Duration.ofDays(run));
            int number = run;
            ResultRow[] all =
                    IntStream.range(0, rows).mapToObj(row -> row(number, row)).toArray(ResultRow[]::new);
            store.save(
                    time,
                    commit(run),
                    JmhText.of(all).getBytes(StandardCharsets.UTF_8),
                    new Environment(time, time, commit(run), commit(run), machine, null, Map.of(), null, null));
        }
    }

    private ResultRow row(int run, int row) {
        double level = 100 * (row + 1) * (row == 0 && run >= changeAt ? change : 1);
        double[] forks = DoubleStream.generate(() -> level * (1 + SCATTER * (random.nextDouble() - 0.5)))
                .limit(FORKS)
                .toArray();
        return row(row, forks);
    }

    private static ResultRow row(int row, double... forks) {
        double score = Arrays.stream(forks).average().orElseThrow();
        return new ResultRow(
                new RowKey("org.x.MadeUpBenchmark.method", "thrpt", 1, new TreeMap<>(Map.of("row", "r" + row))),
                forks.length,
                MadeUp.CONFIGURATION,
                new Metric(score, score * SCATTER, "ops/s", MadeUp.forks(forks)),
                Map.of());
    }
}
