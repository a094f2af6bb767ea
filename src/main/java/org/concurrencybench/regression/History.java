package org.concurrencybench.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.Overlap;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.results.ScoreUnit;

/**
 * Many runs, as one series for each row and environment.
 *
 * @param rules what a change is held to
 * @param runs how many runs there are
 * @param leastRuns how many of them a series needs for a clear change in its middle to be sure to be found, among so many
 *     series: those that are long enough to be tested, and those of the newest run
 * @param series the series, those of the latest run first
 * @param leftOut what is in none of them
 */
public record History(Rules rules, int runs, int leastRuns, List<Series> series, LeftOut leftOut) {
    /**
     * What is not a part of a series, since it would look like a change of the program.
     *
     * @param runs those that were made beside one that started later, as the base of {@code ab} is
     * @param figures those that were measured otherwise than most of the latest of their row
     * @param flawed rows of which forks failed, and those that have no figure, or one that has no ratio to others, such as 0
     * @param ofNewest those figures and rows that are the newest run's
     */
    public record LeftOut(int runs, int figures, int flawed, int ofNewest) {}

    private record Figure(double cost, double score, double error, String unit, RunConfiguration procedure) {}

    private record Point(int number, String run, Figure figure) {}

    /** What a history keeps of a run, which is little. */
    public static final class Entry {
        private final String run;
        private final Optional<Environment> environment;
        private final Map<SeriesKey, Figure> figures;
        private final int flawed;

        private Entry(String run, Optional<Environment> environment, Map<SeriesKey, Figure> figures, int flawed) {
            this.run = run;
            this.environment = environment;
            this.figures = figures;
            this.flawed = flawed;
        }

        /** Reduces a run to one figure for each row that has figures. */
        public static Entry of(Run run) {
            Map<SeriesKey, Figure> figures = new LinkedHashMap<>();
            // Most rows were measured alike, and one of many equal configurations is kept.
            Map<RunConfiguration, RunConfiguration> procedures = new HashMap<>();
            run.rows().values().forEach(row -> {
                double cost = cost(row);
                if (Double.isFinite(cost) && row.failedForks().isEmpty()) {
                    Metric metric = row.primary();
                    RunConfiguration procedure = procedures.computeIfAbsent(row.configuration(), same -> same);
                    figures.put(
                            SeriesKey.of(run, row),
                            new Figure(cost, metric.score(), metric.error(), metric.unit(), procedure));
                }
            });
            return new Entry(
                    run.shortName(), run.environment(), figures, run.rows().size() - figures.size());
        }

        /** NaN if a row has no figures. */
        private static double cost(ResultRow row) {
            double mean = Arrays.stream(ForkCosts.of(row)).average().orElse(Double.NaN);
            String unit = row.primary().unit();
            double factor = ScoreUnit.factor(unit, ScoreUnit.basic(unit)).orElseThrow();
            return mean + ForkCosts.sign(row) * Math.log(factor);
        }
    }

    /**
     * Puts runs together and looks for changes.
     *
     * @param entries the runs, in the order of time
     */
    public static History of(List<Entry> entries, Rules rules) {
        List<Entry> alone = Overlap.alone(entries, entry -> entry.environment);
        Map<SeriesKey, List<Point>> all = new LinkedHashMap<>();
        for (int i = alone.size() - 1; i >= 0; i--) {
            alone.get(i).figures.keySet().forEach(key -> all.putIfAbsent(key, new ArrayList<>()));
        }
        IdentityHashMap<Entry, Integer> numbers = new IdentityHashMap<>();
        entries.forEach(entry -> numbers.put(entry, numbers.size()));
        alone.forEach(entry -> entry.figures.forEach(
                (key, figure) -> all.get(key).add(new Point(numbers.get(entry), entry.run, figure))));
        Map<SeriesKey, List<Point>> alike = new LinkedHashMap<>();
        all.forEach((key, points) -> alike.put(key, measuredAlike(points)));
        Map<SeriesKey, double[]> costs = new LinkedHashMap<>();
        alike.forEach((key, points) -> costs.put(
                key, points.stream().mapToDouble(point -> point.figure().cost()).toArray()));
        ChangePoints search = new ChangePoints(rules);
        Map<SeriesKey, List<ChangePoint>> changes = search.of(costs);
        Optional<Entry> newest = alone.isEmpty() ? Optional.empty() : Optional.of(alone.get(alone.size() - 1));
        // Those of the newest run are tested with the others once they are long enough.
        long tested = costs.entrySet().stream()
                .filter(row -> row.getValue().length >= ChangePointSearch.LEAST_SERIES
                        || newest.orElseThrow().figures.containsKey(row.getKey()))
                .count();
        int leastRuns = search.least((int) tested);
        return new History(
                rules,
                entries.size(),
                leastRuns,
                alike.entrySet().stream()
                        .map(entry -> series(entry.getKey(), entry.getValue(), changes.get(entry.getKey()), leastRuns))
                        .toList(),
                new LeftOut(
                        entries.size() - alone.size(),
                        count(all) - count(alike),
                        alone.stream().mapToInt(entry -> entry.flawed).sum(),
                        newest.map(entry -> entry.flawed + entry.figures.size() - count(alike, numbers.get(entry)))
                                .orElse(0)));
    }

    /**
     * Those of a row's points that were measured as most of its latest: one run with other iterations hides nothing, and
     * what has changed for good is followed before long.
     */
    private static List<Point> measuredAlike(List<Point> points) {
        List<Point> latest = points.subList(Math.max(0, points.size() - ChangePointSearch.LEAST_SERIES), points.size());
        List<Point> most = List.of();
        for (Point point : latest) {
            List<Point> alike = measuredAs(point, latest);
            most = alike.size() >= most.size() ? alike : most; // of two ways that are as frequent, the later one
        }
        return measuredAs(most.get(most.size() - 1), points);
    }

    private static List<Point> measuredAs(Point one, List<Point> points) {
        RunConfiguration procedure = one.figure().procedure();
        return points.stream()
                .filter(point -> Procedure.difference(point.figure().procedure(), procedure)
                        .isEmpty())
                .toList();
    }

    private static Series series(SeriesKey key, List<Point> points, List<ChangePoint> changes, int leastRuns) {
        String unit = points.get(points.size() - 1).figure().unit();
        return new Series(
                key.row(),
                key.environment(),
                unit,
                points.stream().map(point -> point(point, unit)).toList(),
                changes,
                trend(points.size(), changes, leastRuns));
    }

    private static Series.Point point(Point point, String unit) {
        Figure figure = point.figure();
        double factor = ScoreUnit.factor(figure.unit(), unit).orElseThrow();
        return new Series.Point(
                point.number(), point.run(), figure.cost(), figure.score() * factor, figure.error() * factor);
    }

    private static Series.Trend trend(int runs, List<ChangePoint> changes, int leastRuns) {
        if (changes.isEmpty()) {
            return runs < leastRuns ? Series.Trend.TOO_SHORT : Series.Trend.STEADY;
        }
        return changes.get(changes.size() - 1).change().change() > 0 ? Series.Trend.REGRESSED : Series.Trend.IMPROVED;
    }

    private static int count(Map<SeriesKey, List<Point>> lists) {
        return lists.values().stream().mapToInt(List::size).sum();
    }

    private static int count(Map<SeriesKey, List<Point>> lists, int number) {
        return (int) lists.values().stream()
                .flatMap(List::stream)
                .filter(point -> point.number() == number)
                .count();
    }

    /** Whether any series has that trend. */
    public boolean has(Series.Trend trend) {
        return count(trend) > 0;
    }

    /** How many series have that trend. */
    public long count(Series.Trend trend) {
        return series.stream().filter(one -> one.trend() == trend).count();
    }
}
