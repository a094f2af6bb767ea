package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;

/** Batches beside a heavy request as bars: what is left of the rate without one, for each place of the heavy request. */
final class InterferenceBars {
    private static final List<String> PLACES = Stream.concat(
                    Stream.of(InterferenceTable.NONE), InterferenceTable.PLACES.stream())
            .toList();

    private InterferenceBars() {}

    /** The rows that can be held against the same without a heavy request. */
    static List<ResultRow> comparable(List<ResultRow> rows) {
        return InterferenceTable.groups(
                        rows.stream().filter(RequestTable::hasPlaceFor).toList())
                .stream()
                .filter(group -> group.containsKey(InterferenceTable.NONE))
                .flatMap(group -> group.values().stream())
                .toList();
    }

    /** The rows, all of them {@link #comparable}. */
    static Bars of(List<ResultRow> rows) {
        ShortNames names = ShortNames.of(rows, InterferenceTable.COLUMNS);
        Collection<Map<String, ResultRow>> groups = InterferenceTable.groups(rows);
        Bars.Scale scale = Bars.Scale.ofRatios(groups.stream()
                .flatMap(group -> group.values().stream().map(row -> share(row, group)))
                .toList());
        Map<String, List<Bars.Group>> tables = new LinkedHashMap<>();
        groups.forEach(group -> {
            ResultRow none = group.get(InterferenceTable.NONE);
            tables.computeIfAbsent(
                            RequestTable.batch(none) + " requests a batch, /" + RequestTable.route(none),
                            title -> new ArrayList<>())
                    .add(new Bars.Group(names.of(none.key()), bars(group, scale)));
        });
        return new Bars(
                "Interference: what a heavy request leaves",
                "100 % is the rate of the same client while nothing else runs. " + names.usual(),
                new Bars.Heading("heavy request on", "is left", "requests/s"),
                tables.entrySet().stream()
                        .map(table -> new Bars.Table(table.getKey(), Optional.of(scale.at(1)), table.getValue()))
                        .toList());
    }

    private static List<Bars.Bar> bars(Map<String, ResultRow> group, Bars.Scale scale) {
        return PLACES.stream()
                .filter(group::containsKey)
                .map(place -> bar(place, group, scale))
                .toList();
    }

    private static Bars.Bar bar(String place, Map<String, ResultRow> group, Bars.Scale scale) {
        ResultRow row = group.get(place);
        Value rate = RequestTable.rate(row);
        Value share = share(row, group);
        return scale.bar(
                place,
                Scatter.remark(row),
                share,
                Figures.percent(share.value(), 1),
                Figures.score(rate.value(), rate.error()));
    }

    private static Value share(ResultRow row, Map<String, ResultRow> group) {
        Value rate = RequestTable.rate(row);
        Value whole = RequestTable.rate(group.get(InterferenceTable.NONE));
        return InterferenceTable.background(row).equals(InterferenceTable.NONE)
                ? rate.times(1 / whole.value())
                : rate.over(whole);
    }
}
