package org.concurrencybench.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.server.CpuList;
import org.concurrencybench.server.Deployment;
import org.concurrencybench.server.ServerOptions;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The benchmarks' parameters by the names that JMH's {@code -p} takes, and the values that each accepts. */
public enum Parameter {
    ROUTE("route", new OneOf("wait", "vwait", "asyncwait")),
    BATCH_SIZE("batchSize", new Whole(1, 100_000)),
    WAIT_MILLIS("waitMillis", new Whole(0, ServerOptions.MOST_WAIT_MILLIS)),
    CONCURRENCY("concurrency", new Whole(0, ServerOptions.MOST_THREADS)),
    WORKER_THREADS("workerThreads", new Whole(0, ServerOptions.MOST_THREADS)),
    IO_THREADS("ioThreads", new Whole(0, ServerOptions.MOST_IO_THREADS)),
    SERVER("server", new Matching(Deployment.EXPECTED, Parameter::isDeployment)),
    SERVER_JVM("serverJvm", new Matching("the path of a java executable, or nothing", Parameter::isExecutable)),
    SERVER_JVM_ARGS(
            "serverJvmArgs",
            new Matching("JVM arguments with spaces between, or nothing", args -> args.matches("(-\\S+( +|$))*"))),
    SERVER_CPUS("serverCpus", new Matching(CpuList.EXPECTED, CpuList::matches)),
    CLIENT_CPUS("clientCpus", new Matching(CpuList.EXPECTED, CpuList::matches)),
    BACKGROUND("background", new OneOf(BackgroundState.NONE, "worker", "virtual", BackgroundState.IO)),
    BACKGROUND_N("backgroundN", new Whole(0, Fibonacci.MAX_N)),
    BACKGROUND_REQUESTS("backgroundRequests", new Whole(1, 64)),
    N("n", new Whole(0, Fibonacci.MAX_N)),
    TIMER_MILLIS("timerMillis", new Whole(1, 60_000));

    private static final Set<String> VIRTUAL_VALUES = Set.of("vwait", "virtual");

    private final String parameterName;

    @SuppressWarnings("ImmutableEnumChecker") // all domains are records of immutable values
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

    /**
     * Refuses a row with a value that cannot be: JMH itself takes any.
     *
     * @throws IllegalArgumentException if there is one; the message is one line that says what is expected
     */
    static void check(BenchmarkParams row) {
        row.getParamsKeys().forEach(name -> named(name).ifPresent(parameter -> parameter.check(row.getParam(name))));
    }

    /**
     * Refuses values that would have no effect beside the others.
     *
     * @param values those of one row, each of them accepted, {@link #SERVER} among them
     * @throws IllegalArgumentException if there is one; the message is one line that says what is expected
     */
    public static void checkTogether(Map<Parameter, String> values) {
        Deployment deployment = Deployment.parse(values.get(SERVER));
        values.forEach((parameter, value) -> {
            if (parameter.isSet(value) && !parameter.hasEffectOn(deployment)) {
                throw new IllegalArgumentException("parameter " + parameter.parameterName + " = '" + value
                        + "': expected with a server that this run starts"
                        + (parameter == WORKER_THREADS ? "" : " in a process of its own")
                        + ", not with server = '" + values.get(SERVER) + "'");
            }
        });
    }

    private boolean isSet(String value) {
        return domain instanceof Whole ? Integer.parseInt(value) != 0 : !value.isEmpty();
    }

    private boolean hasEffectOn(Deployment deployment) {
        return switch (this) {
            case SERVER_JVM, SERVER_JVM_ARGS, SERVER_CPUS -> deployment.children() > 0;
            case WORKER_THREADS -> deployment.urls().isEmpty();
            default -> true;
        };
    }

    /**
     * The values that a user gave with commas between, of which JMH takes each for a value of its own: a list of
     * processors and JVM arguments are one, and so are addresses that follow each other.
     */
    public List<String> rejoin(Collection<String> split) {
        return switch (this) {
            case SERVER_JVM_ARGS, SERVER_CPUS, CLIENT_CPUS -> List.of(String.join(",", split));
            case SERVER -> rejoinUrls(split);
            default -> List.copyOf(split);
        };
    }

    private static List<String> rejoinUrls(Collection<String> split) {
        List<String> values = new ArrayList<>();
        for (String value : split) {
            int last = values.size() - 1;
            if (last >= 0 && Deployment.isUrl(value) && Deployment.isUrl(values.get(last))) {
                values.set(last, values.get(last) + "," + value);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /** Whether the value asks for virtual threads. */
    public boolean needsVirtualThreads(String value) {
        return domain instanceof OneOf && VIRTUAL_VALUES.contains(value);
    }

    private static boolean isDeployment(String value) {
        try {
            Deployment.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isExecutable(String value) {
        return value.isEmpty() || (Files.isRegularFile(Path.of(value)) && Files.isExecutable(Path.of(value)));
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

    private record Matching(String expected, Predicate<String> predicate) implements Domain {
        @Override
        public boolean accepts(String value) {
            return predicate.test(value);
        }
    }

    private record Whole(int least, int most) implements Domain {
        @Override
        public boolean accepts(String value) {
            // Written in one way, since each is a row of its own.
            return value.matches("0|[1-9][0-9]{0,8}")
                    && Integer.parseInt(value) >= least
                    && Integer.parseInt(value) <= most;
        }

        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most;
        }
    }
}
