package org.concurrencybench.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.results.Build;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Run;

/**
 * What a run is called on the page.
 *
 * @param name its commit, or its file's name if that is not known
 * @param time when it started, in UTC; empty if that is not known
 * @param day the same, as short as the foot of a chart needs it
 * @param jdk the JDK's version; empty if that is not known
 */
record RunLabel(String name, String time, String day, String jdk) {
    private static final int SHORT = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static RunLabel of(Run run) {
        String file = RowNames.clean(run.shortName());
        Optional<Instant> started = run.environment().map(Environment::started);
        return new RunLabel(
                run.environment()
                        .map(Environment::commit)
                        .filter(commit -> !commit.equals(Build.UNKNOWN))
                        .map(RowNames::clean)
                        .orElse(file),
                started.map(instant -> TIME.format(instant) + " UTC").orElse(""),
                started.map(DAY::format).orElseGet(() -> file.substring(0, Math.min(SHORT, file.length()))),
                run.rows().values().stream()
                        .map(row -> row.configuration().jdkVersion())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(RowNames::clean)
                        .orElse(""));
    }

    /** Several runs in one line, those of one program counted. */
    static String list(List<Run> runs) {
        Map<String, List<RunLabel>> byProgram = new LinkedHashMap<>();
        for (Run run : runs) {
            RunLabel label = of(run);
            String program = run.environment().flatMap(Environment::program).orElse("");
            byProgram
                    .computeIfAbsent(program + " " + label.name(), none -> new ArrayList<>())
                    .add(label);
        }
        return byProgram.values().stream()
                .map(same -> same.size() == 1
                        ? same.get(0).toString()
                        : same.size() + " runs of " + same.get(0).name())
                .collect(Collectors.joining(", "));
    }

    /** What is known of it beside its name; may be empty. */
    String facts() {
        return Stream.of(time, jdk.isEmpty() ? "" : "JDK " + jdk)
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** In one line, such as {@code abc1234 (2026-11-22 21:46 UTC, JDK 17.0.15)}. */
    @Override
    public String toString() {
        return facts().isEmpty() ? name : name + " (" + facts() + ")";
    }
}
