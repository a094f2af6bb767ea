package org.concurrencybench.results;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One row of a JMH result: a benchmark with one choice of parameters.
 *
 * @param benchmark the full name, class and method
 * @param mode JMH's short name of the mode, such as {@code thrpt}
 * @param threads the number of threads that called it
 * @param forks the number of forks that were asked for
 * @param params the parameters by name; empty if there are none
 * @param jdkVersion the version of the forks' JDK, such as {@code 17.0.15}
 * @param primary the score
 * @param secondary further metrics by name: auxiliary counters and profilers
 */
public record ResultRow(
        String benchmark,
        String mode,
        int threads,
        int forks,
        SortedMap<String, String> params,
        String jdkVersion,
        Metric primary,
        Map<String, Metric> secondary) {
    /** The benchmark's class, without its package. */
    public String simpleClass() {
        String qualified = benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** The benchmark's method. */
    public String method() {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** The value of a parameter, if the row has it. */
    public Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name));
    }

    /** A secondary metric; JMH's profilers may put a middle dot before their names. */
    public Optional<Metric> secondary(String name) {
        return Optional.ofNullable(secondary.getOrDefault(name, secondary.get("·" + name)));
    }
}
