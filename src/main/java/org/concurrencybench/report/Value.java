package org.concurrencybench.report;

import java.util.Optional;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ScoreUnit;

/** A figure and the half of its interval, which is NaN if it is not known. */
record Value(double value, double error) {
    /** The score of a metric in the metric's own unit. */
    static Value of(Metric metric) {
        return new Value(metric.score(), metric.error());
    }

    /** The score of a metric in another unit; empty if it has none in that. */
    static Optional<Value> in(String unit, Metric metric) {
        return ScoreUnit.factor(metric.unit(), unit).map(of(metric)::times);
    }

    /** The ratio of two figures that are independent: their relative errors add up as squares. */
    Value over(Value base) {
        double ratio = value / base.value;
        return new Value(ratio, Math.abs(ratio) * Math.hypot(error / value, base.error / base.value));
    }

    Value times(double factor) {
        return new Value(value * factor, error * factor);
    }
}
