package org.concurrencybench.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.Environment;
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
 * @param series the series, by row
 * @param leftOut what is in none of them
 */
public record History(Rules rules, int runs, List<Series> series, LeftOut leftOut) {
    /**
     * What is not a part of a series, since it would look like a change of the program.
     *
     * @param runs those that were made beside an earlier one, as the second side of {@code ab} is
     * @param figures those of rows that were measured otherwise when they were measured last
     */
    public record LeftOut(int runs, int figures) {}

    private record Figure(double cost, RunConfiguration procedure) {}

    private record Point(String run, Figure figure) {}

    /** What a history keeps of a run, which is little. */
    public static final class Entry {
        private final String run;
        private final Optional<Environment> environment;
        private final Map<SeriesKey, Figure> figures;

        private Entry(String run, Optional<Environment> environment, Map<SeriesKey, Figure> figures) {
            this.run = run;
            this.environment = environment;
            this.figures = figures;
        }

        /** Reduces a run to one figure for each row that has figures. */
        public static Entry of(Run run) {
            Map<SeriesKey, Figure> figures = new LinkedHashMap<>();
            // Most rows were measured alike, and one of many equal configurations is kept.
            Map<RunConfiguration, RunConfiguration> procedures = new HashMap<>();
            run.rows().values().forEach(row -> cost(row)
                    .ifPresent(cost -> figures.put(
                            SeriesKey.of(run, row),
                            new Figure(cost, procedures.computeIfAbsent(row.configuration(), same -> same)))));
            return new Entry(run.shortName(), run.environment(), figures);
        }

        private static Optional<Double> cost(ResultRow row) {
            double mean = Arrays.stream(ForkCosts.of(row)).average().orElse(Double.NaN);
            String unit = row.primary().unit();
            double factor = ScoreUnit.factor(unit, ScoreUnit.basic(unit)).orElseThrow();
            return Double.isFinite(mean)
                    ? Optional.of(mean + ForkCosts.sign(row) * Math.log(factor))
                    : Optional.empty();
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
        for (Entry entry : alone) {
            entry.figures.forEach((key, figure) ->
                    all.computeIfAbsent(key, none -> new ArrayList<>()).add(new Point(entry.run, figure)));
        }
        Map<SeriesKey, List<Series.Point>> points = new LinkedHashMap<>();
        all.forEach((key, figures) -> points.put(key, measuredAsTheLast(figures)));
        Map<SeriesKey, double[]> costs = new LinkedHashMap<>();
        points.forEach((key, runs) ->
                costs.put(key, runs.stream().mapToDouble(Series.Point::cost).toArray()));
        Map<SeriesKey, List<ChangePoint>> changes = new ChangePoints(rules).of(costs);
        return new History(
                rules,
                entries.size(),
                points.entrySet().stream()
                        .map(entry -> new Series(
                                entry.getKey().row(),
                                entry.getKey().environment(),
                                entry.getValue(),
                                changes.get(entry.getKey())))
                        .sorted(Comparator.comparing(Series::key))
                        .toList(),
                new LeftOut(entries.size() - alone.size(), count(all) - count(points)));
    }

    private static List<Series.Point> measuredAsTheLast(List<Point> figures) {
        RunConfiguration last = figures.get(figures.size() - 1).figure().procedure();
        return figures.stream()
                .filter(point ->
                        Procedure.difference(point.figure().procedure(), last).isEmpty())
                .map(point -> new Series.Point(point.run(), point.figure().cost()))
                .toList();
    }

    private static int count(Map<SeriesKey, ? extends List<?>> lists) {
        return lists.values().stream().mapToInt(List::size).sum();
    }

    /** Whether any series has that trend. */
    public boolean has(Series.Trend trend) {
        return series.stream().anyMatch(one -> one.trend() == trend);
    }
}
