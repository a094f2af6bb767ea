package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.concurrencybench.results.ResultRow;

/** The parameters that a table has no column for: those that all rows share, and those in which a row differs. */
final class Settings {
    private final Set<String> shown;
    private final Map<String, String> common = new TreeMap<>();
    private final Set<String> differing = new TreeSet<>();

    /**
     * Sorts the parameters of {@code rows}.
     *
     * @param shown the parameters that the table has columns for
     */
    Settings(List<ResultRow> rows, Set<String> shown) {
        this.shown = shown;
        Map<String, Set<String>> ofMethod = new HashMap<>();
        rows.forEach(row ->
                ofMethod.computeIfAbsent(row.method(), none -> new TreeSet<>()).addAll(all(row).keySet()));
        Map<String, Set<String>> values = new TreeMap<>();
        for (ResultRow row : rows) {
            Map<String, String> own = all(row);
            // What only some rows of a method have, the others have unset; what none has is not a parameter of it.
            for (String name : ofMethod.get(row.method())) {
                values.computeIfAbsent(name, none -> new TreeSet<>()).add(own.getOrDefault(name, ""));
            }
        }
        values.forEach((name, found) -> {
            if (found.size() == 1) {
                common.put(name, found.iterator().next());
            } else {
                differing.add(name);
            }
        });
    }

    /** What all rows share, as {@code name=value} with spaces between. */
    String common() {
        return RowNames.text(common);
    }

    /** Whether any row differs from another. */
    boolean differ() {
        return !differing.isEmpty();
    }

    /** In what a row differs from others, as {@code name=value} with spaces between. */
    String of(ResultRow row) {
        Map<String, String> own = all(row);
        own.keySet().retainAll(differing);
        return RowNames.text(own);
    }

    /** The cells of a row, with one more for its settings if they differ. */
    List<String> append(List<String> cells, ResultRow row) {
        List<String> all = new ArrayList<>(cells);
        if (differ()) {
            all.add(of(row));
        }
        return all;
    }

    private Map<String, String> all(ResultRow row) {
        Map<String, String> all = new TreeMap<>(row.params());
        all.keySet().removeAll(shown);
        if (row.threads() != 1) {
            all.put("threads", Integer.toString(row.threads()));
        }
        return all;
    }
}
