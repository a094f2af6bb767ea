package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Series;
import org.concurrencybench.regression.Series.Trend;
import org.concurrencybench.results.Fingerprint;

/** A history for a terminal: one part an environment, in it what regressed first, and of what is steady the number. */
final class HistoryText {
    private final Colours colours;
    private final ClassNames names;
    private final Lines lines = new Lines();

    private HistoryText(History history, Colours colours) {
        this.colours = colours;
        this.names = new ClassNames(history.series().stream().map(Series::key).toList());
    }

    static String of(String source, History history, Colours colours) {
        return new HistoryText(history, colours).render(source, history);
    }

    private String render(String source, History history) {
        lines.words(RowNames.clean(source) + ": " + HistoryFigures.counts(history));
        lines.items("all  ", names.usual());
        Map<Fingerprint, List<Series>> byEnvironment = new LinkedHashMap<>();
        history.series().forEach(series -> byEnvironment
                .computeIfAbsent(series.environment(), none -> new ArrayList<>())
                .add(series));
        byEnvironment.forEach((environment, series) -> environment(environment, series, history));
        lines.add("");
        lines.words(HistoryFigures.legend(history));
        return lines.toString();
    }

    private void environment(Fingerprint environment, List<Series> all, History history) {
        lines.add("");
        lines.words("on   ", 5, RowNames.clean(environment.toString()));
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("slowdown", Figures.level(history.rules()), "from run"));
        all.forEach(series -> series.changes().forEach(change -> cells.add(cells(series, change, history))));
        int[] widths = Lines.widths(cells);
        if (cells.size() > 1) {
            lines.row(cells.get(0), widths, UnaryOperator.identity(), "row");
        }
        for (Trend trend : Trend.values()) {
            List<Series> rows = HistoryFigures.worstFirst(all, trend);
            if (!rows.isEmpty()) {
                lines.add(colours.of(Tone.of(trend), HistoryFigures.name(trend) + " " + rows.size())
                        + explanation(trend, history));
            }
            rows.forEach(series -> series.changes()
                    .forEach(change -> lines.row(
                            cells(series, change, history),
                            widths,
                            cell -> colours.of(Tone.of(trend), cell),
                            names.of(series.key()))));
        }
    }

    private static String explanation(Trend trend, History history) {
        return switch (trend) {
            case REGRESSED, IMPROVED -> "";
            case STEADY -> ": no change is proven";
            case TOO_SHORT -> ": fewer than " + history.leastRuns() + " runs";
        };
    }

    private static List<String> cells(Series series, ChangePoint change, History history) {
        return List.of(
                Figures.ratio(change.slowdown()),
                HistoryFigures.interval(change, history.rules()),
                RowNames.clean(series.points().get(change.index()).run()));
    }
}
