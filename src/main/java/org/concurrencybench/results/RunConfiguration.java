package org.concurrencybench.results;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How a row was measured. A fact that the file does not tell is null: JMH before 1.21 wrote none about the JVM.
 *
 * @param warmupIterations iterations that do not count, in each fork
 * @param warmupTime the length of one in its largest whole unit as JMH writes it, such as {@code 10 s}
 * @param warmupBatchSize calls in one operation while warming up
 * @param measurementIterations iterations that count, in each fork
 * @param measurementTime the length of one, in the same way
 * @param measurementBatchSize calls in one operation
 * @param jvm the forks' executable
 * @param jvmArgs the forks' arguments
 * @param jdkVersion such as {@code 17.0.15}
 * @param vmName such as {@code OpenJDK 64-Bit Server VM}
 * @param vmVersion such as {@code 17.0.15+6-Debian-1deb12u1}
 */
public record RunConfiguration(
        Integer warmupIterations,
        String warmupTime,
        Integer warmupBatchSize,
        Integer measurementIterations,
        String measurementTime,
        Integer measurementBatchSize,
        String jvm,
        List<String> jvmArgs,
        String jdkVersion,
        String vmName,
        String vmVersion) {
    private static final List<TimeUnit> LARGEST_FIRST = List.of(
            TimeUnit.DAYS,
            TimeUnit.HOURS,
            TimeUnit.MINUTES,
            TimeUnit.SECONDS,
            TimeUnit.MILLISECONDS,
            TimeUnit.MICROSECONDS,
            TimeUnit.NANOSECONDS);

    /** JMH writes times in the unit in which they were given; 1000 ms are 1 s. */
    public RunConfiguration {
        warmupTime = inLargestUnit(warmupTime);
        measurementTime = inLargestUnit(measurementTime);
    }

    private static String inLargestUnit(String time) {
        if (time == null) {
            return null;
        }
        try {
            long nanos = TimeValue.fromString(time).convertTo(TimeUnit.NANOSECONDS);
            return LARGEST_FIRST.stream()
                    .filter(unit -> nanos > 0 && nanos % unit.toNanos(1) == 0)
                    .findFirst()
                    .map(unit -> new TimeValue(unit.convert(nanos, TimeUnit.NANOSECONDS), unit).toString())
                    .orElse(time);
        } catch (IllegalArgumentException e) {
            return time; // single-shot, which has none, or what only another version of JMH writes
        }
    }
}
