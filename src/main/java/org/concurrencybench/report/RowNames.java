package org.concurrencybench.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concurrencybench.results.RowKey;

/** Rows called by no more than what tells them apart; what all have in common is said once. */
final class RowNames {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final boolean shortNames;
    private final Map<String, String> common;

    /** The names of these rows among each other. */
    RowNames(Collection<RowKey> keys) {
        List<String> full = keys.stream().map(RowKey::benchmark).distinct().toList();
        shortNames = full.stream().map(RowNames::shorten).distinct().count() == full.size();
        common = keys.stream().findFirst().map(RowNames::settings).orElseGet(LinkedHashMap::new);
        keys.forEach(key -> common.entrySet().retainAll(settings(key).entrySet()));
    }

    /** What all rows share, as {@code name=value} with spaces between. */
    String common() {
        return text(common);
    }

    /** A row, as the benchmark and what it does not share with all others. */
    String of(RowKey key) {
        Map<String, String> own = settings(key);
        own.entrySet().removeIf(common.entrySet()::contains);
        String name = shortNames ? shorten(key.benchmark()) : key.benchmark();
        return own.isEmpty() ? clean(name) : clean(name) + " " + text(own);
    }

    /** A text that moves no cursor and breaks no line, whatever a file put into it. */
    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static String shorten(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    /** All that tells a row from others of its benchmark, by name. */
    static Map<String, String> settings(RowKey key) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("mode", key.mode());
        settings.put("threads", Integer.toString(key.threads()));
        // A parameter may be called like one of JMH's own settings.
        key.params().forEach((name, value) -> settings.put(settings.containsKey(name) ? "-p " + name : name, value));
        return settings;
    }

    /** As {@code name=value} with spaces between. */
    static String text(Map<String, String> settings) {
        return clean(settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" ")));
    }
}
