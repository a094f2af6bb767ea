package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.ChangePoints;
import org.concurrencybench.regression.Procedure;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.SeriesKey;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.results.ScoreUnit;

/**
 * One row over the runs of one environment.
 *
 * @param key the row
 * @param environment what it was measured on
 * @param unit the unit of all its figures: that of the newest
 * @param procedure how its figures were measured: as the newest was
 * @param points its figures, in the order of the runs
 * @param changes where its level changed, by the numbers of the points
 */
record RunSeries(
        RowKey key,
        Fingerprint environment,
        String unit,
        RunConfiguration procedure,
        List<Point> points,
        List<ChangePoint> changes) {
    /**
     * One figure.
     *
     * @param run the run it is from, counted from 0 over all runs
     * @param score above 0
     * @param error half of JMH's interval; NaN if it has none
     * @param level the score as changes are looked for in it: the geometric mean of the forks, if they are known
     */
    record Point(int run, double score, double error, double level) {}

    /**
     * All rows of some runs, those of the newest run first. As in {@code History}, figures that were measured otherwise
     * than the newest are in none of them.
     */
    static List<RunSeries> of(List<Run> runs, Rules rules) {
        Map<SeriesKey, RunSeries> series = new LinkedHashMap<>();
        for (int number = runs.size() - 1; number >= 0; number--) {
            Run run = runs.get(number);
            for (ResultRow row : run.rows().values()) {
                if (row.primary().score() > 0 && Double.isFinite(row.primary().score())) {
                    series.computeIfAbsent(SeriesKey.of(run, row), key -> empty(key, row))
                            .add(number, row);
                }
            }
        }
        series.values().forEach(one -> Collections.reverse(one.points));
        findChanges(List.copyOf(series.values()), rules);
        return List.copyOf(series.values());
    }

    private static RunSeries empty(SeriesKey key, ResultRow newest) {
        return new RunSeries(
                key.row(),
                key.environment(),
                newest.primary().unit(),
                newest.configuration(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private void add(int run, ResultRow row) {
        if (Procedure.difference(row.configuration(), procedure).isPresent()) {
            return;
        }
        Metric metric = row.primary();
        double factor = ScoreUnit.factor(metric.unit(), unit).orElseThrow();
        points.add(new Point(run, metric.score() * factor, metric.error() * factor, level(metric) * factor));
    }

    private static double level(Metric metric) {
        double mean = Arrays.stream(metric.forkMeans()).map(Math::log).average().orElse(Double.NaN);
        return Double.isFinite(mean) ? Math.exp(mean) : metric.score();
    }

    private static void findChanges(List<RunSeries> series, Rules rules) {
        Map<Integer, double[]> costs = new LinkedHashMap<>();
        series.forEach(one -> costs.put(costs.size(), one.costs()));
        new ChangePoints(rules)
                .of(costs)
                .forEach((number, changes) -> series.get(number).changes.addAll(changes));
    }

    /** Whether a larger score is better. */
    boolean largerIsBetter() {
        return key.mode().equals("thrpt");
    }

    /** The logarithms of its costs: a larger one is slower, whatever the mode. */
    private double[] costs() {
        double sign = largerIsBetter() ? -1 : 1;
        return points.stream()
                .mapToDouble(point -> sign * Math.log(point.level()))
                .toArray();
    }

    /** The geometric mean of some of its figures, the last excluded. */
    double level(int from, int to) {
        return Math.exp(points.subList(from, to).stream()
                .mapToDouble(point -> Math.log(point.level()))
                .average()
                .orElse(Double.NaN));
    }

    Point latest() {
        return points.get(points.size() - 1);
    }
}
