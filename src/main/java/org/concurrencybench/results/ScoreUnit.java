package org.concurrencybench.results;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** JMH's units of scores: {@code ops/} a time, and a time {@code /op}. */
public final class ScoreUnit {
    private static final String PER_TIME = "ops/";
    private static final String PER_OPERATION = "/op";
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

    private ScoreUnit() {}

    /** The one unit that stands for all that convert into it; an unknown one stands for itself. */
    public static String basic(String unit) {
        return Stream.of(PER_TIME + "s", "s" + PER_OPERATION)
                .filter(basic -> factor(unit, basic).isPresent())
                .findFirst()
                .orElse(unit);
    }

    /** What a figure in one unit is multiplied with to be in another; empty if they measure different things. */
    public static Optional<Double> factor(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(1.0);
        }
        if (from.startsWith(PER_TIME) && to.startsWith(PER_TIME)) {
            return ratio(to.substring(PER_TIME.length()), from.substring(PER_TIME.length()));
        }
        if (from.endsWith(PER_OPERATION) && to.endsWith(PER_OPERATION)) {
            return ratio(
                    from.substring(0, from.length() - PER_OPERATION.length()),
                    to.substring(0, to.length() - PER_OPERATION.length()));
        }
        return Optional.empty();
    }

    private static Optional<Double> ratio(String time, String otherTime) {
        Double seconds = SECONDS.get(time);
        Double otherSeconds = SECONDS.get(otherTime);
        return seconds == null || otherSeconds == null ? Optional.empty() : Optional.of(seconds / otherSeconds);
    }
}
