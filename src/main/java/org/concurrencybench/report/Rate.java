package org.concurrencybench.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ScoreUnit;

/** JMH's units, as factors to one unit that a table shows. */
final class Rate {
    private Rate() {}

    /** What turns a metric in operations per time into operations per second; empty for other units. */
    static Optional<Double> perSecond(Metric metric) {
        return boxed(ScoreUnit.factor(metric.unit(), "ops/s"));
    }

    /** What turns a metric in time per operation into microseconds; empty for other units. */
    static Optional<Double> microseconds(Metric metric) {
        return boxed(ScoreUnit.factor(metric.unit(), "us/op"));
    }

    private static Optional<Double> boxed(OptionalDouble factor) {
        return factor.isPresent() ? Optional.of(factor.getAsDouble()) : Optional.empty();
    }
}
