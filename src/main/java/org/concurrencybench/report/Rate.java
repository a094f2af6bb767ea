package org.concurrencybench.report;

import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.Metric;

/** JMH's units, as factors to one unit that a table shows. */
final class Rate {
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

    private Rate() {}

    /** What turns a metric in operations per time into operations per second; empty for other units. */
    static Optional<Double> perSecond(Metric metric) {
        return metric.unit().startsWith("ops/")
                ? Optional.ofNullable(SECONDS.get(metric.unit().substring(4))).map(seconds -> 1 / seconds)
                : Optional.empty();
    }

    /** What turns a metric in time per operation into microseconds; empty for other units. */
    static Optional<Double> microseconds(Metric metric) {
        return metric.unit().endsWith("/op")
                ? Optional.ofNullable(SECONDS.get(
                                metric.unit().substring(0, metric.unit().length() - 3)))
                        .map(seconds -> seconds * 1e6)
                : Optional.empty();
    }
}
