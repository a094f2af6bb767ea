package org.concurrencybench.report;

import java.util.Comparator;
import java.util.List;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Series;
import org.concurrencybench.results.Fingerprint;

/** A history in JSON. */
final class HistoryJson {
    private HistoryJson() {}

    static String of(String source, History history) {
        return JsonText.of(json -> {
            json.text("results", source);
            json.number("alpha", history.rules().alpha());
            json.number("threshold", history.rules().threshold());
            json.whole("runs", history.runs());
            json.whole("leastRuns", history.leastRuns());
            json.whole("runsLeftOut", history.leftOut().runs());
            json.whole("figuresLeftOut", history.leftOut().figures());
            json.whole("flawedRowsLeftOut", history.leftOut().flawed());
            List<Series> series = history.series().stream()
                    .sorted(Comparator.comparing(Series::key))
                    .toList();
            json.objects("series", series, (member, one) -> series(member, one, history.rules()));
        });
    }

    private static void series(JsonText json, Series series, Rules rules) {
        json.key(series.key());
        json.object("environment", member -> environment(member, series.environment()));
        json.whole("runs", series.points().size());
        json.text("trend", series.trend().name());
        json.objects("changes", series.changes(), (member, change) -> {
            member.text("run", series.points().get(change.index()).run());
            change(member, change, rules);
        });
    }

    private static void environment(JsonText json, Fingerprint environment) {
        json.text("cpuModel", environment.cpuModel());
        json.whole("cores", environment.cores());
        json.whole("jdk", environment.jdk());
        json.text("vm", environment.vm());
        json.text("collector", environment.collector());
    }

    private static void change(JsonText json, ChangePoint change, Rules rules) {
        json.number("slowdown", change.slowdown());
        json.number("slowdownLow", change.slowdownLow(rules));
        json.number("slowdownHigh", change.slowdownHigh(rules));
        json.number("p", change.p());
        json.number("pHolm", change.pHolm());
    }
}
