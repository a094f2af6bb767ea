package org.concurrencybench.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;

/** Result rows for tests, of three forks with one iteration each. */
final class Rows {
    private Rows() {}

    /** A row of batches with that many requests per second. */
    static ResultRow batch(String benchmark, double requestsPerSecond, String... params) {
        Metric requests = metric(requestsPerSecond, "ops/s");
        return row(benchmark, "thrpt", metric(1, "ops/s"), Map.of("requests", requests), params);
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
        return new ResultRow("org.x." + benchmark, mode, 1, 3, new TreeMap<>(map), "17.0.15", primary, secondary);
    }

    /** A metric with an error of a hundredth, whose forks scatter by 1 %. */
    static Metric metric(double score, String unit) {
        return new Metric(
                score, score / 100, unit, List.of(List.of(score * 0.99), List.of(score), List.of(score * 1.01)));
    }
}
