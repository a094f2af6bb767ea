package org.concurrencybench.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.ScoreUnit;

/**
 * Many runs, as one series for each row and environment.
 *
 * @param rules what a change is held to
 * @param runs how many runs there are
 * @param series the series, by row
 */
public record History(Rules rules, int runs, List<Series> series) {
    /** What makes figures of several runs comparable. */
    private record Key(RowKey row, Fingerprint environment, String unit) {}

    /** What a history keeps of a run, which is little. */
    public static final class Entry {
        private final String run;
        private final Map<Key, Double> costs;

        private Entry(String run, Map<Key, Double> costs) {
            this.run = run;
            this.costs = costs;
        }

        /** Reduces a run to one figure for each row that has figures. */
        public static Entry of(Run run) {
            Map<Key, Double> costs = new LinkedHashMap<>();
            run.rows().values().forEach(row -> cost(row)
                    .ifPresent(cost -> costs.put(
                            new Key(
                                    row.key(),
                                    Fingerprint.of(run.environment(), row.configuration()),
                                    ScoreUnit.basic(row.primary().unit())),
                            cost)));
            return new Entry(run.shortName(), costs);
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
        Map<Key, List<Series.Point>> points = new LinkedHashMap<>();
        for (Entry entry : entries) {
            entry.costs.forEach((key, cost) ->
                    points.computeIfAbsent(key, none -> new ArrayList<>()).add(new Series.Point(entry.run, cost)));
        }
        Map<Key, double[]> figures = new LinkedHashMap<>();
        points.forEach((key, runs) ->
                figures.put(key, runs.stream().mapToDouble(Series.Point::cost).toArray()));
        Map<Key, List<ChangePoint>> changes = new ChangePoints(rules).of(figures);
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
                        .toList());
    }

    /** Whether any series has that trend. */
    public boolean has(Series.Trend trend) {
        return series.stream().anyMatch(one -> one.trend() == trend);
    }
}
