package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Series;
import org.concurrencybench.regression.Series.Trend;
import org.concurrencybench.results.Overlap;

/** The figures of a history in the words and the order that all its formats share. */
final class HistoryFigures {
    private HistoryFigures() {}

    /** How many runs and series there are, and how many series have each trend. */
    static String counts(History history) {
        return history.runs() + (history.runs() == 1 ? " run, " : " runs, ")
                + history.series().size() + " series: "
                + Stream.of(Trend.values())
                        .map(trend -> history.count(trend) + " " + name(trend).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + leftOut(history.leftOut());
    }

    /** What is left out, to be added to what is there; empty if nothing is. */
    static String leftOut(History.LeftOut leftOut) {
        List<String> words = new ArrayList<>();
        if (leftOut.runs() > 0) {
            words.add(Overlap.leftOut(leftOut.runs()));
        }
        if (leftOut.figures() > 0) {
            words.add(leftOut.figures() + (leftOut.figures() == 1 ? " figure" : " figures")
                    + " measured differently from most of the row's latest");
        }
        if (leftOut.flawed() > 0) {
            words.add(leftOut.flawed() + (leftOut.flawed() == 1 ? " row" : " rows")
                    + " with failed forks or without a figure that has a ratio to others");
        }
        return words.isEmpty() ? "" : "; left out: " + String.join(", ", words);
    }

    static String name(Trend trend) {
        return trend.name().replace('_', ' ');
    }

    /** The series of a trend, from what got slowest at its latest change to what got fastest. */
    static List<Series> worstFirst(List<Series> all, Trend trend) {
        return all.stream()
                .filter(series -> series.trend() == trend)
                .sorted(Comparator.comparingDouble(HistoryFigures::latest)
                        .reversed()
                        .thenComparing(Series::key))
                .toList();
    }

    private static double latest(Series series) {
        return series.changes().isEmpty()
                ? 0
                : series.changes().get(series.changes().size() - 1).change().change();
    }

    static String interval(ChangePoint change, Rules rules) {
        return Figures.interval(change.slowdownLow(rules), change.slowdownHigh(rules));
    }

    /** What the figures mean and what a change takes. */
    static String legend(History history) {
        return "Slowdown: what the runs from that one on cost over what the runs right before it cost, above 1 is worse; "
                + "the interval does not know that the place was looked for. A change takes more than "
                + Percent.of(history.rules().threshold()) + " and is beyond chance for all series together (Holm, "
                + Percent.of(history.rules().alpha())
                + "), if runs without a change could have come in any order.";
    }
}
