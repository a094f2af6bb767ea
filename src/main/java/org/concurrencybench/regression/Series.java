package org.concurrencybench.regression;

import java.util.List;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.ScoreUnit;

/**
 * One row over time, on one environment.
 *
 * @param key the row
 * @param environment what all its runs were measured on
 * @param unit the unit of its scores: that of the latest
 * @param points its runs, in the order of time; at least one
 * @param changes where it changed its level, in the order of time; the index of each is one of {@code points}
 * @param trend what can be said of it
 */
public record Series(
        RowKey key, Fingerprint environment, String unit, List<Point> points, List<ChangePoint> changes, Trend trend) {
    /**
     * One run.
     *
     * @param number its place among all runs, from 0
     * @param run the name of its file, without folder and ending
     * @param cost the mean over forks of the logarithm of the cost, in the basic unit: larger is slower
     * @param score JMH's score
     * @param error half of JMH's interval; NaN if it has none
     */
    public record Point(int number, String run, double cost, double score, double error) {}

    /** What can be said of a series, in the order in which one wants to read it. */
    public enum Trend {
        /** At its latest change it got slower. */
        REGRESSED,
        /** At its latest change it got faster. */
        IMPROVED,
        /** No change is proven. */
        STEADY,
        /** Too few runs to prove a change. */
        TOO_SHORT
    }

    /** Whether a larger score is better. */
    public boolean largerIsBetter() {
        return key.largerIsBetter();
    }

    /** The geometric mean of what the forks of its runs scored, from one run to before another. */
    public double level(int from, int to) {
        double cost = points.subList(from, to).stream()
                .mapToDouble(Point::cost)
                .average()
                .orElse(Double.NaN);
        double factor = ScoreUnit.factor(ScoreUnit.basic(unit), unit).orElseThrow();
        return Math.exp(largerIsBetter() ? -cost : cost) * factor;
    }

    /** Its latest run. */
    public Point latest() {
        return points.get(points.size() - 1);
    }
}
