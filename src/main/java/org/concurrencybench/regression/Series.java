package org.concurrencybench.regression;

import java.util.List;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.RowKey;

/**
 * One row over time, on one environment.
 *
 * @param key the row
 * @param environment what all its runs were measured on
 * @param points its runs, in the order of time
 * @param changes where it changed its level, in the order of time; the index of each is one of {@code points}
 */
public record Series(RowKey key, Fingerprint environment, List<Point> points, List<ChangePoint> changes) {
    /**
     * One run.
     *
     * @param run the name of its file, without folder and ending
     * @param cost the mean over forks of the logarithm of the cost, in the unit of the series' kind: larger is slower
     */
    public record Point(String run, double cost) {}

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

    /** What can be said of it. */
    public Trend trend() {
        if (points.size() < ChangePoints.LEAST_SERIES) {
            return Trend.TOO_SHORT;
        }
        if (changes.isEmpty()) {
            return Trend.STEADY;
        }
        return changes.get(changes.size() - 1).change().change() > 0 ? Trend.REGRESSED : Trend.IMPROVED;
    }
}
