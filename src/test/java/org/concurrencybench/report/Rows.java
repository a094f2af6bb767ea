package org.concurrencybench.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.testing.MadeUp;

/** Result rows for tests, of three forks with one iteration each. */
final class Rows {
    private Rows() {}

    /** A row of batches with that many batches per second. */
    static ResultRow batch(String benchmark, double batchesPerSecond, String... params) {
        return row(benchmark, "thrpt", metric(batchesPerSecond, "ops/s"), Map.of(), params);
    }

    /** A row of that many microseconds per call. */
    static ResultRow cost(String benchmark, double microseconds, String... params) {
        return row(benchmark, "avgt", metric(microseconds, "us/op"), Map.of(), params);
    }

    static ResultRow row(
            String benchmark, String mode, Metric primary, Map<String, Metric> secondary, String... params) {
        Map<String, String> map = new TreeMap<>();
        for (String param : params) {
            map.put(param.split("=", 2)[0], param.split("=", 2)[1]);
        }
        return new ResultRow(
                new RowKey("org.concurrencybench.benchmark." + benchmark, mode, 1, new TreeMap<>(map)),
                3,
                MadeUp.CONFIGURATION,
                primary,
                secondary);
    }

    /** A metric with an error of a hundredth, whose forks scatter by 1 % and climb by 2 %. */
    static Metric metric(double score, String unit) {
        return new Metric(score, score / 100, unit, List.of(fork(score * 0.99), fork(score), fork(score * 1.01)));
    }

    /** A metric whose forks scatter and climb by those fractions. */
    static Metric metric(double score, double variation, double climb) {
        return new Metric(
                score,
                score / 100,
                "ops/s",
                Stream.of(score * (1 - variation), score, score * (1 + variation))
                        .map(mean -> Fork.of(mean / (1 + climb / 2), mean / (1 + climb / 2) * (1 + climb)))
                        .toList());
    }

    private static Fork fork(double mean) {
        return Fork.of(mean / 1.01, mean, mean * 2 - mean / 1.01);
    }
}
