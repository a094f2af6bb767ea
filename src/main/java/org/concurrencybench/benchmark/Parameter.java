package org.concurrencybench.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.server.ServerOptions;

/** The benchmarks' parameters by the names that JMH's {@code -p} takes, and the values that each accepts. */
public enum Parameter {
    ROUTE("route", new OneOf("wait", "vwait", "asyncwait")),
    BATCH_SIZE("batchSize", new Whole(1, 100_000)),
    WAIT_MILLIS("waitMillis", new Whole(0, 60_000)),
    CONCURRENCY("concurrency", new Whole(0, ServerOptions.MOST_THREADS)),
    WORKER_THREADS("workerThreads", new Whole(0, ServerOptions.MOST_THREADS)),
    IO_THREADS("ioThreads", new Whole(0, 1_024)),
    SERVER("server", new OneOf("in-process")),
    BACKGROUND("background", new OneOf("none", "worker", "virtual", "io")),
    BACKGROUND_N("backgroundN", new Whole(0, Fibonacci.MAX_N)),
    BACKGROUND_REQUESTS("backgroundRequests", new Whole(1, 64)),
    N("n", new Whole(0, Fibonacci.MAX_N)),
    TIMER_MILLIS("timerMillis", new Whole(1, 60_000));

    private static final Set<String> VIRTUAL_VALUES = Set.of("vwait", "virtual");

    private final String parameterName;

    @SuppressWarnings("ImmutableEnumChecker") // both domains are records of immutable values
    private final Domain domain;

    Parameter(String parameterName, Domain domain) {
        this.parameterName = parameterName;
        this.domain = domain;
    }

    /** The parameter of that name, if there is one. */
    public static Optional<Parameter> named(String name) {
        return Arrays.stream(values()).filter(p -> p.parameterName.equals(name)).findFirst();
    }

    /** The name as JMH knows it. */
    public String parameterName() {
        return parameterName;
    }

    /** The accepted values, in words. */
    public String expected() {
        return domain.expected();
    }

    /**
     * Refuses what is not a value of this parameter.
     *
     * @throws IllegalArgumentException if the value is not accepted; the message is one line that says what is
     */
    public void check(String value) {
        if (!domain.accepts(value)) {
            throw new IllegalArgumentException(
                    "parameter " + parameterName + " = '" + value + "': expected " + expected());
        }
    }

    /** Whether the value asks for virtual threads. */
    public boolean needsVirtualThreads(String value) {
        return domain instanceof OneOf && VIRTUAL_VALUES.contains(value);
    }

    private interface Domain {
        boolean accepts(String value);

        String expected();
    }

    private record OneOf(List<String> values) implements Domain {
        OneOf(String... values) {
            this(List.of(values));
        }

        @Override
        public boolean accepts(String value) {
            return values.contains(value);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", values);
        }
    }

    private record Whole(int least, int most) implements Domain {
        @Override
        public boolean accepts(String value) {
            try {
                int number = Integer.parseInt(value);
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most;
        }
    }
}
