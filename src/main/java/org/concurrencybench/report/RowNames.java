package org.concurrencybench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concurrencybench.results.RowKey;

/** The words that rows are called by. */
final class RowNames {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private RowNames() {}

    /** A text that moves no cursor and breaks no line, whatever a file put into it. */
    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("?");
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
