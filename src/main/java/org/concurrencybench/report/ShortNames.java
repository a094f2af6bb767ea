package org.concurrencybench.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;

/** The rows of one class, called by their method and what sets them apart: what most share is said once. */
final class ShortNames {
    private final Set<String> shown;
    private final Map<String, Set<String>> ofMethod = new HashMap<>();
    private final Map<String, String> usual = new TreeMap<>();
    private boolean exceptions;

    /**
     * The names of these rows among each other.
     *
     * @param shown parameters that are told elsewhere
     */
    ShortNames(Collection<RowKey> keys, Set<String> shown) {
        this.shown = shown;
        keys.forEach(key -> ofMethod.computeIfAbsent(key.benchmark(), none -> new TreeSet<>())
                .addAll(settings(key).keySet()));
        Map<String, Map<String, Integer>> values = new TreeMap<>();
        keys.forEach(key -> settings(key).forEach((name, value) -> values.computeIfAbsent(name, none -> new HashMap<>())
                .merge(value, 1, Integer::sum)));
        values.forEach((name, counts) -> {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            counts.forEach((value, count) -> {
                if (2 * count > all) {
                    usual.put(name, value);
                    exceptions |= count < all;
                }
            });
        });
    }

    /** The names of result rows among each other. */
    static ShortNames of(Collection<ResultRow> rows, Set<String> shown) {
        return new ShortNames(rows.stream().map(ResultRow::key).toList(), shown);
    }

    /** What goes without saying, as {@code name=value} with spaces between. */
    String usual() {
        Map<String, String> set = new TreeMap<>(usual);
        set.values().removeIf(String::isEmpty);
        return RowNames.text(set) + (exceptions ? ", unless a row says otherwise" : "");
    }

    /** A row, such as {@code sort size=100}. */
    String of(RowKey key) {
        return (RowNames.clean(key.method()) + " " + unusual(key)).strip();
    }

    /** What sets a row apart but its method; empty if nothing does. */
    String unusual(RowKey key) {
        Map<String, String> own = settings(key);
        own.entrySet().removeAll(usual.entrySet());
        return RowNames.text(own);
    }

    private Map<String, String> settings(RowKey key) {
        Map<String, String> settings = RowNames.settings(key);
        settings.keySet().removeAll(shown);
        // What only some rows of a method have, the others have unset; what none has is not a parameter of it.
        ofMethod.getOrDefault(key.benchmark(), Set.of()).forEach(name -> settings.putIfAbsent(name, ""));
        return settings;
    }
}
