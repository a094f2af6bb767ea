package org.concurrencybench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An option of JMH's command line, such as {@code -wi 5}, or a word that belongs to none.
 *
 * @param name with one hyphen, of which JMH takes two as well; empty for a word that belongs to no option
 * @param value what is glued to it or stands behind it, whatever it looks like; null if there is nothing
 */
record JmhOption(String name, String value) {
    private static final Set<String> WITHOUT_VALUE = Set.of("-h", "-help", "-l", "-lp", "-lprof", "-lrf");

    /** Takes a command line apart as JMH does; what lacks its value, JMH refuses. */
    static List<JmhOption> all(List<String> args) {
        List<JmhOption> options = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            int glue = arg.indexOf('=');
            String name = (glue < 0 ? arg : arg.substring(0, glue)).replaceFirst("^--", "-");
            if (!arg.startsWith("-")) {
                options.add(new JmhOption("", arg));
            } else if (WITHOUT_VALUE.contains(name)) {
                options.add(new JmhOption(name, null));
            } else if (glue >= 0) {
                options.add(new JmhOption(name, arg.substring(glue + 1)));
            } else {
                i++;
                options.add(new JmhOption(name, i < args.size() ? args.get(i) : null));
            }
        }
        return options;
    }

    /** Whether there is nothing where its value should be; to JMH, which refuses that, it is then glued to the name. */
    boolean lacksValue() {
        return value == null && !WITHOUT_VALUE.contains(name);
    }

    /** The name of the parameter that it sets, if it is one that does. */
    Optional<String> parameter() {
        return name.equals("-p") && value != null ? Optional.of(value.replaceFirst("=.*", "")) : Optional.empty();
    }

    Stream<String> words() {
        return Stream.of(name, value).filter(Objects::nonNull);
    }
}
