package org.concurrencybench.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One row of a JMH result: a benchmark with one choice of parameters.
 *
 * @param key what tells it from others
 * @param forks the number of forks that were asked for
 * @param configuration how it was measured
 * @param primary the score
 * @param secondary further metrics by name: auxiliary counters and profilers
 */
public record ResultRow(
        RowKey key, int forks, RunConfiguration configuration, Metric primary, Map<String, Metric> secondary) {
    /** The full name, class and method. */
    public String benchmark() {
        return key.benchmark();
    }

    /** JMH's short name of the mode, such as {@code thrpt}. */
    public String mode() {
        return key.mode();
    }

    /** Whether it was measured in that mode, and an operation is one call and not a batch of them ({@code -bs}). */
    public boolean countsCallsIn(String mode) {
        Integer calls = configuration.measurementBatchSize();
        return mode().equals(mode) && (calls == null || calls == 1);
    }

    /** The number of threads that called it. */
    public int threads() {
        return key.threads();
    }

    /** The parameters by name. */
    public SortedMap<String, String> params() {
        return key.params();
    }

    /**
     * How many forks failed, in words: they are not there, or have not all of their iterations, where a run goes on after
     * an error ({@code -foe false}). Empty if none did, or if no raw data is known.
     */
    public Optional<String> failedForks() {
        List<Fork> there = primary.forks();
        Integer asked = configuration.measurementIterations();
        // An iteration in sample mode may have no sample.
        int iterations = asked == null || mode().equals("sample") ? 0 : asked;
        int all = Math.max(forks, there.size());
        long whole = there.stream().filter(fork -> fork.size() >= iterations).count();
        return there.isEmpty() || whole == all
                ? Optional.empty()
                : Optional.of(all - whole + " of " + all + " forks failed");
    }

    /** The benchmark's method. */
    public String method() {
        return key.method();
    }

    /** The value of a parameter, if the row has it. */
    public Optional<String> param(String name) {
        return Optional.ofNullable(params().get(name));
    }

    /** A secondary metric; JMH's profilers may put a middle dot before their names. */
    public Optional<Metric> secondary(String name) {
        return Optional.ofNullable(secondary.getOrDefault(name, secondary.get("·" + name)));
    }
}
