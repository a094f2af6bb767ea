package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;

/** Batches of requests as bars: how much of the ideal each client reaches on each route. */
final class RequestBars {
    private final ShortNames names;
    private final Bars.Scale scale;

    private RequestBars(List<ResultRow> rows) {
        names = ShortNames.of(rows, RequestTable.COLUMNS);
        scale = Bars.Scale.ofRatios(rows.stream().map(RequestBars::ofIdeal).toList());
    }

    /** Whether a row is in batches per time and tells its ideal. */
    static boolean hasPlaceFor(ResultRow row) {
        return RequestTable.hasPlaceFor(row)
                && Ideal.of(row).filter(ideal -> ideal.requestsPerSecond() > 0).isPresent();
    }

    static Bars of(List<ResultRow> rows) {
        return new RequestBars(rows).bars(rows);
    }

    private Bars bars(List<ResultRow> rows) {
        // The larger batch says more, and stands first.
        Map<Long, List<ResultRow>> byBatch = new TreeMap<>((one, other) -> Long.compare(other, one));
        rows.stream()
                .sorted(RequestTable.order()
                        .thenComparing(row -> !names.unusual(row.key()).isEmpty()))
                .forEach(row -> byBatch.computeIfAbsent(
                                Long.valueOf(RequestTable.batch(row)), batch -> new ArrayList<>())
                        .add(row));
        List<Bars.Table> tables = new ArrayList<>();
        byBatch.forEach((batch, ofBatch) ->
                tables.add(new Bars.Table(batch + " requests a batch", Optional.of(scale.at(1)), groups(ofBatch))));
        return new Bars(
                "Requests: share of the ideal",
                "100 % is what a batch reaches if nothing but the wait takes time. " + names.usual(),
                new Bars.Heading("client", "of ideal", "requests/s"),
                tables);
    }

    /** By route; where each route has but one bar, the bars take the routes' names. */
    private List<Bars.Group> groups(List<ResultRow> rows) {
        List<String> routes = rows.stream().map(RequestTable::route).distinct().toList();
        if (routes.size() == rows.size()) {
            return List.of(new Bars.Group(
                    "",
                    rows.stream()
                            .map(row -> bar(row, row.method() + " /" + RequestTable.route(row)))
                            .toList()));
        }
        return routes.stream()
                .map(route -> new Bars.Group(
                        "/" + route,
                        rows.stream()
                                .filter(row -> RequestTable.route(row).equals(route))
                                .map(row -> bar(row, row.method()))
                                .toList()))
                .toList();
    }

    private Bars.Bar bar(ResultRow row, String name) {
        Value rate = RequestTable.rate(row);
        Value share = ofIdeal(row);
        return scale.bar(
                name, remark(row), share, Figures.percent(share.value(), 1), Figures.score(rate.value(), rate.error()));
    }

    /** What one must know beside the client: a cap that decides, unusual settings, and forks that do not agree. */
    private String remark(ResultRow row) {
        String cap = Ideal.of(row).orElseThrow().boundBy();
        return Stream.of(cap.startsWith("batch") ? "" : cap, settings(row, cap), Scatter.remark(row))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What sets a row apart but the parameter that the cap has just named with its value. */
    private String settings(ResultRow row, String cap) {
        String named = cap.replaceFirst("^concurrency ", "concurrency=").replaceFirst("^workers ", "workerThreads=");
        return Stream.of(names.unusual(row.key()).split(" "))
                .filter(setting -> !setting.equals(named))
                .collect(Collectors.joining(" "));
    }

    private static Value ofIdeal(ResultRow row) {
        return RequestTable.rate(row).times(1 / Ideal.of(row).orElseThrow().requestsPerSecond());
    }
}
