package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;

/** Batches beside a heavy request: what each place of the heavy request costs, against none. */
final class InterferenceTable {
    /** The background of rows without a heavy request. */
    static final String NONE = "none";

    static final List<String> PLACES = List.of("worker", "virtual", "io");
    static final Set<String> COLUMNS = Set.of("batchSize", "route", "background");

    private InterferenceTable() {}

    static String of(List<ResultRow> rows) {
        Settings settings = new Settings(rows, COLUMNS);
        List<String> places = PLACES.stream()
                .filter(place -> rows.stream().anyMatch(row -> background(row).equals(place)))
                .toList();
        TextTable table =
                new TextTable().figures("none, reqs/sec").figures("of ideal").words("bound by");
        boolean cores = Cores.tellApart(rows);
        if (cores) {
            table.figures(Cores.HEADING);
        }
        places.forEach(place -> table.figures("loss " + place));
        table.figures("worst CV")
                .figures("worst climb")
                .figures("N reqs")
                .words("url")
                .words("client");
        if (settings.differ()) {
            table.words("with");
        }
        for (Map<String, ResultRow> group : groups(rows)) {
            ResultRow any = group.values().iterator().next();
            table.row(settings.append(cells(group, places, any, cores), any));
        }
        return "Interference, loss against no background: " + settings.common() + "\n" + table;
    }

    private static List<String> cells(Map<String, ResultRow> group, List<String> places, ResultRow any, boolean cores) {
        List<String> cells = new ArrayList<>();
        ResultRow none = group.get(NONE);
        Optional<Ideal> ideal = Ideal.of(any);
        cells.add(none == null ? "-" : rate(none));
        cells.add(none == null ? "-" : RequestTable.ofIdeal(RequestTable.rate(none), ideal));
        cells.add(RequestTable.boundBy(ideal));
        if (cores) {
            cells.add(none == null ? "-" : Cores.of(none));
        }
        for (String place : places) {
            ResultRow row = group.get(place);
            if (row == null) {
                cells.add("-");
            } else {
                cells.add(none == null ? rate(row) + "/s" : loss(row, none));
            }
        }
        cells.add(Scatter.worst(group.values(), Metric::forkVariation));
        cells.add(Scatter.worst(group.values(), Metric::climb));
        cells.add(RequestTable.batch(any));
        cells.add("/" + RequestTable.route(any));
        cells.add(any.method());
        return cells;
    }

    private static String rate(ResultRow row) {
        Value rate = RequestTable.rate(row);
        return Figures.number(rate.value(), 1) + " ± " + Figures.number(rate.error(), 1);
    }

    private static String loss(ResultRow row, ResultRow none) {
        Value kept = RequestTable.rate(row).over(RequestTable.rate(none));
        return Figures.percent(1 - kept.value(), 1) + " ± " + Figures.number(100 * kept.error(), 1);
    }

    /** Rows that differ in nothing but the background, by the background, in the order of the tables. */
    static Collection<Map<String, ResultRow>> groups(List<ResultRow> rows) {
        Map<String, Map<String, ResultRow>> groups = new LinkedHashMap<>();
        rows.stream().sorted(RequestTable.order()).forEach(row -> groups.computeIfAbsent(
                        group(row), key -> new TreeMap<>())
                .put(background(row), row));
        return groups.values();
    }

    static String background(ResultRow row) {
        return row.param("background").orElse(NONE);
    }

    private static String group(ResultRow row) {
        Map<String, String> rest = new TreeMap<>(row.params());
        rest.remove("background");
        return row.method() + row.threads() + rest;
    }
}
