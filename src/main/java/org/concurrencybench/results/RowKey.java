package org.concurrencybench.results;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells one row from another, and finds the same row in another run.
 *
 * @param benchmark the full name, class and method
 * @param mode JMH's short name of the mode, such as {@code thrpt}
 * @param threads the number of threads that called it
 * @param params the parameters by name; empty if there are none
 */
public record RowKey(String benchmark, String mode, int threads, SortedMap<String, String> params)
        implements Comparable<RowKey> {
    private static final Comparator<RowKey> ORDER = Comparator.comparing(RowKey::benchmark)
            .thenComparing(RowKey::words, Arrays::compare)
            .thenComparing(RowKey::mode)
            .thenComparingInt(RowKey::threads);

    /** Keeps a copy of the parameters but for those without a value, so that a benchmark can get new ones later. */
    public RowKey {
        SortedMap<String, String> set = new TreeMap<>(params);
        set.values().removeIf(String::isEmpty);
        params = Collections.unmodifiableSortedMap(set);
    }

    /** The benchmark's class with its package; empty if the benchmark's name has none. */
    public String className() {
        return benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
    }

    /** The benchmark's method. */
    public String method() {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** Whether a larger score is better: that of operations per time, and not that of time per operation. */
    public boolean largerIsBetter() {
        return mode.equals("thrpt");
    }

    private String[] words() {
        return params.entrySet().stream()
                .flatMap(param -> Stream.of(param.getKey(), param.getValue()))
                .toArray(String[]::new);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }

    /** The row in one line, such as {@code org.x.B.m mode=thrpt threads=1 n=100}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(benchmark + " mode=" + mode + " threads=" + threads);
        params.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
