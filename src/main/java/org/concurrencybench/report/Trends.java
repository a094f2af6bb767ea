package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Series;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.Run;

/**
 * How every row went over the runs, as the page shows it: one chart for each row and environment.
 *
 * @param tone of the rows' latest changes, the worst
 * @param summary what changed and what is left out, in a line
 * @param changes what changed, the newest first
 * @param environments in words; more than one can be chosen from
 * @param groups the charts by class
 * @param data what the charts are drawn from, in JSON
 */
record Trends(
        Tone tone,
        String summary,
        List<ChangedAt> changes,
        List<Environment> environments,
        List<Group> groups,
        String data) {

    /** An environment in words. */
    record Environment(int number, String words) {}

    /** The rows that changed their level from one run to the next. */
    record ChangedAt(RunLabel run, List<Change> rows) {}

    /**
     * A row that changed its level.
     *
     * @param size the change as a difference of logarithms, above 0 is slower
     * @param where the environment, if there are several
     */
    record Change(int chart, int run, double size, String since, String row, Optional<String> where) {
        Tone tone() {
            return Tone.of(size);
        }

        String words() {
            return Figures.change(size);
        }
    }

    /** The rows of a class, those that changed first. */
    record Group(String title, String usual, List<Chart> charts) {}

    /**
     * One row.
     *
     * @param number its place in the data
     * @param latest its newest figure with its error
     * @param where the environment, if there are several
     * @param lastChange its last change, if there is one
     * @param overall how far it has come in all, if it changed more than once
     * @param range how many figures it has, between what they lie and which way is better, in words
     */
    record Chart(
            int number,
            int environment,
            Optional<String> where,
            String name,
            String latest,
            Optional<Change> lastChange,
            Optional<String> overall,
            String range) {
        private Tone tone() {
            return lastChange.map(Change::tone).orElse(Tone.SAME);
        }
    }

    /** Whether there is more than one environment to choose from. */
    boolean choosable() {
        return environments.size() > 1;
    }

    /**
     * The trends of some runs, in the order of time.
     *
     * @param first the environment that is shown until another one is chosen
     */
    static Trends of(List<Run> runs, Fingerprint first, Rules rules) {
        List<RunLabel> labels = runs.stream().map(RunLabel::of).toList();
        History history = History.of(runs.stream().map(History.Entry::of).toList(), rules);
        List<Series> series = history.series();
        List<Fingerprint> environments = series.stream()
                .map(Series::environment)
                .distinct()
                .sorted(Comparator.comparing(environment -> !environment.equals(first)))
                .toList();
        List<Environment> words = IntStream.range(0, environments.size())
                .mapToObj(i ->
                        new Environment(i, RowNames.clean(environments.get(i).among(environments))))
                .toList();
        ClassNames names = new ClassNames(series.stream().map(Series::key).toList());
        Map<String, List<Chart>> charts = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < series.size(); number++) {
            Series one = series.get(number);
            String className = one.key().className();
            int environment = environments.indexOf(one.environment());
            Optional<String> where = Optional.of(words.get(environment).words()).filter(any -> words.size() > 1);
            List<Change> own = changes(number, one, names.of(one.key()), where, labels);
            changes.addAll(own);
            charts.computeIfAbsent(className, none -> new ArrayList<>())
                    .add(chart(
                            number,
                            environment,
                            where,
                            one,
                            names.in(className).of(one.key()),
                            own.stream().reduce((before, after) -> after)));
        }
        List<Group> groups = new ArrayList<>();
        charts.forEach((className, own) -> {
            own.sort(Comparator.comparing(Chart::tone));
            groups.add(new Group(names.title(className), names.in(className).usual(), own));
        });
        return new Trends(
                tone(history),
                summary(history, environments.size()),
                byRun(changes, labels),
                words,
                groups,
                TrendData.of(labels, environments, series));
    }

    private static Tone tone(History history) {
        return Stream.of(Series.Trend.values())
                .filter(history::has)
                .findFirst()
                .map(Tone::of)
                .orElse(Tone.OPEN);
    }

    private static String summary(History history, int environments) {
        List<Series> series = history.series();
        long worse = history.count(Series.Trend.REGRESSED);
        long better = history.count(Series.Trend.IMPROVED);
        long tooShort = history.count(Series.Trend.TOO_SHORT);
        if (tooShort == series.size()) {
            return "A change can be proven in rows with " + history.leastRuns()
                    + " runs or more in one environment; none has so many yet"
                    + HistoryFigures.leftOut(history.leftOut()) + ".";
        }
        return "A change of more than " + Percent.of(history.rules().threshold()) + " at some run is proven in "
                + (worse + better)
                + " of " + series.size() + (series.size() == 1 ? " row" : " rows")
                + (environments == 1 ? "" : ", counted in each of " + environments + " environments")
                + (worse + better == 0 ? "" : " (" + worse + " slower, " + better + " faster)")
                + (tooShort == 0 ? "" : "; " + tooShort + " have too few runs to tell")
                + HistoryFigures.leftOut(history.leftOut()) + ".";
    }

    private static List<Change> changes(
            int number, Series series, String name, Optional<String> where, List<RunLabel> labels) {
        return series.changes().stream()
                .map(point -> change(number, series, point, name, where, labels))
                .toList();
    }

    private static Change change(
            int number, Series series, ChangePoint point, String name, Optional<String> where, List<RunLabel> labels) {
        int run = series.points().get(point.index()).number();
        return new Change(number, run, point.change().change(), labels.get(run).name(), name, where);
    }

    private static Chart chart(
            int number,
            int environment,
            Optional<String> where,
            Series series,
            String name,
            Optional<Change> lastChange) {
        double[] scores = series.points().stream()
                .mapToDouble(Series.Point::score)
                .sorted()
                .toArray();
        String unit = RowNames.clean(series.unit());
        return new Chart(
                number,
                environment,
                where,
                name,
                Figures.score(series.latest().score(), series.latest().error()) + " " + unit,
                lastChange,
                overall(series),
                (scores.length == 1
                                ? "1 run"
                                : scores.length + " runs between " + Figures.score(scores[0]) + " and "
                                        + Figures.score(scores[scores.length - 1]) + " " + unit)
                        + (series.largerIsBetter() ? ", higher is better" : ", lower is better"));
    }

    /** From its first level to its last. */
    private static Optional<String> overall(Series series) {
        List<ChangePoint> changes = series.changes();
        if (changes.size() < 2) {
            return Optional.empty();
        }
        double first = series.level(0, changes.get(0).index());
        double last = series.level(
                changes.get(changes.size() - 1).index(), series.points().size());
        return Optional.of(Figures.change(Math.log(series.largerIsBetter() ? first / last : last / first)) + " over "
                + changes.size() + " changes");
    }

    /** The newest run first, and of one run what got slowest first. */
    private static List<ChangedAt> byRun(List<Change> changes, List<RunLabel> labels) {
        return changes.stream()
                .sorted(Comparator.comparingDouble(Change::size).reversed())
                .collect(Collectors.groupingBy(
                        Change::run, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new ChangedAt(labels.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
