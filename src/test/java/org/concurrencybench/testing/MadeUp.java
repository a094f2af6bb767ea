package org.concurrencybench.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;

/** Rows and runs with figures that a test chooses. */
public final class MadeUp {
    public static final RunConfiguration CONFIGURATION = configuration("-Xmx1g", "-XX:+UseParallelGC");

    private MadeUp() {}

    public static RunConfiguration configuration(String... jvmArgs) {
        return new RunConfiguration(
                5,
                "1 s",
                1,
                1,
                "1 s",
                1,
                "/jdk/bin/java",
                List.of(jvmArgs),
                "17.0.15",
                "OpenJDK 64-Bit Server VM",
                "17.0.15+6");
    }

    public static RowKey key(String benchmark, String mode) {
        return new RowKey(benchmark, mode, 1, new TreeMap<>());
    }

    public static ResultRow row(RowKey key, RunConfiguration configuration, String unit, List<Fork> forks) {
        double score = forks.stream().mapToDouble(Fork::mean).average().orElse(Double.NaN);
        return new ResultRow(key, forks.size(), configuration, new Metric(score, Double.NaN, unit, forks), Map.of());
    }

    /** A row of {@code org.x.B.m} in its mode's usual unit, with one iteration for each fork. */
    public static ResultRow row(String mode, double... forkMeans) {
        return row(key("org.x.B.m", mode), CONFIGURATION, mode.equals("thrpt") ? "ops/s" : "us/op", forks(forkMeans));
    }

    /** Forks of one iteration each. */
    public static List<Fork> forks(double... means) {
        return Arrays.stream(means).mapToObj(Fork::of).toList();
    }

    /** Forks whose logarithms are those given. */
    public static double[] exp(double... logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    public static Run run(ResultRow... rows) {
        return run(Optional.empty(), rows);
    }

    public static Run run(Optional<Environment> environment, ResultRow... rows) {
        Map<RowKey, ResultRow> byKey = new LinkedHashMap<>();
        Arrays.stream(rows).forEach(row -> byKey.put(row.key(), row));
        return new Run("made-up.json", environment, byKey);
    }

    public static Environment environment(String cpuModel, int cores) {
        return environment(cpuModel, cores, null, null);
    }

    public static Environment environment(String cpuModel, int cores, Instant started, Instant finished) {
        return new Environment(
                started,
                finished,
                "abc1234",
                "00ff",
                new Environment.Machine(cpuModel, cores, null, null, null, null, null, null),
                null,
                Map.of(),
                null,
                null);
    }
}
