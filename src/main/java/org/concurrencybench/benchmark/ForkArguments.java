package org.concurrencybench.benchmark;

/**
 * The JVM arguments of every fork: a fixed heap and a collector without concurrent threads, so that a run measures the
 * program and not the moment at which the heap grew. They are prepended: what a user passes with {@code -jvmArgs} or
 * {@code -jvmArgsAppend} comes later and wins.
 */
final class ForkArguments {
    static final String MIN_HEAP = "-Xms1g";
    static final String MAX_HEAP = "-Xmx1g";
    static final String COLLECTOR = "-XX:+UseParallelGC";

    private ForkArguments() {}
}
