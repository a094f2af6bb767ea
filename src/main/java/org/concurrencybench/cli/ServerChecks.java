package org.concurrencybench.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.benchmark.BackgroundState;
import org.concurrencybench.benchmark.Parameter;
import org.concurrencybench.client.BlockingTransport;
import org.concurrencybench.client.ReplyCheck;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.server.CpuList;
import org.concurrencybench.server.Deployment;

/**
 * What can be known about the servers before a run starts: that their parameters go together, that the processors are
 * there, and that what answers at an address is a server of this suite.
 */
final class ServerChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration HEAVY_WORK = Duration.ofMinutes(5);
    private static final int SMALL_N = 10;

    /** What a server of this suite says that has no virtual threads; it says the rest itself. */
    private static final String NOT_IMPLEMENTED = "status 501 with body '{\"error\":";

    private final Selection selection;

    ServerChecks(Selection selection) {
        this.selection = selection;
    }

    /**
     * Checks the parameters, each beside the others, and the processors.
     *
     * @throws BadInputException if one has no effect, or a processor is not there
     */
    void parameters() throws BadInputException {
        try {
            for (String server : selection.values(Parameter.SERVER)) {
                for (Parameter parameter : EnumSet.complementOf(EnumSet.of(Parameter.SERVER))) {
                    for (String value : selection.values(parameter)) {
                        Parameter.checkTogether(Map.of(Parameter.SERVER, server, parameter, value));
                    }
                }
            }
            for (Parameter parameter : List.of(Parameter.SERVER_CPUS, Parameter.CLIENT_CPUS)) {
                for (String value : selection.values(parameter)) {
                    verify(parameter, value);
                }
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    /** Whether servers are called that the run does not start. */
    boolean foreign() {
        return selection.values(Parameter.SERVER).stream()
                .anyMatch(server -> !Deployment.parse(server).urls().isEmpty());
    }

    private static void verify(Parameter parameter, String list) throws BadInputException {
        try {
            new CpuList(list).verify();
        } catch (IllegalStateException e) {
            throw new BadInputException("-p " + parameter.parameterName() + "=" + list + ": " + e.getMessage());
        }
    }

    /**
     * The JVMs that servers run on, those at addresses aside, whose routes are called before the run.
     *
     * @param own that of the fork, which it is unless a parameter names another
     * @throws BadInputException if one cannot be run or is too old
     */
    List<ForkJvm> jvms(ForkJvm own) throws BadInputException, InterruptedException {
        List<ForkJvm> jvms = new ArrayList<>();
        if (selection.values(Parameter.SERVER).stream()
                .noneMatch(server -> Deployment.parse(server).urls().isEmpty())) {
            return jvms;
        }
        for (String executable : selection.values(Parameter.SERVER_JVM)) {
            jvms.add(executable.isEmpty() ? own : ForkJvm.of("-p serverJvm=", Optional.of(executable)));
        }
        return jvms;
    }

    /**
     * Calls every selected route of every address once.
     *
     * @throws BadInputException if one does not answer, or not as it should
     */
    void addresses() throws BadInputException {
        for (String server : selection.values(Parameter.SERVER)) {
            for (URI url : Deployment.parse(server).urls()) {
                for (String waitMillis : selection.values(Parameter.WAIT_MILLIS)) {
                    Duration wait = Duration.ofMillis(Long.parseLong(waitMillis));
                    for (String route : selection.values(Parameter.ROUTE)) {
                        check(url.resolve("/" + route), wait, ReplyCheck.waited(wait), "--wait-millis");
                    }
                }
                for (String method : List.of("fib", "asyncfib")) {
                    if (selection.hasMethod(method)) {
                        checkFibonacci(url, "/" + method + "/", "", largest(Parameter.N));
                    }
                }
                for (String place : selection.values(Parameter.BACKGROUND)) {
                    if (!place.equals(BackgroundState.NONE)) {
                        checkFibonacci(url, "/fib/", "?on=" + place, largest(Parameter.BACKGROUND_N));
                    }
                }
            }
        }
    }

    private int largest(Parameter parameter) {
        return selection.values(parameter).stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    /** A small number first, which shows quickly who is there; the server may compute no larger ones. */
    private static void checkFibonacci(URI url, String path, String query, int largest) throws BadInputException {
        for (int n : new int[] {Math.min(SMALL_N, largest), largest}) {
            Duration work = n > SMALL_N ? HEAVY_WORK : Duration.ZERO;
            check(url.resolve(path + n + query), work, ReplyCheck.fibonacci(Fibonacci.iterative(n)), "--max-fib");
        }
    }

    /** @param option the one of {@code serve} on which it depends what is answered */
    private static void check(URI uri, Duration work, ReplyCheck expected, String option) throws BadInputException {
        try (BlockingTransport transport = new BlockingTransport(1, PATIENCE.plus(work))) {
            transport.get(uri, expected);
        } catch (IOException e) {
            if (e.getMessage().contains(NOT_IMPLEMENTED)) {
                throw new BadInputException(e.getMessage());
            }
            throw new BadInputException(e.getMessage() + ": expected a server of this suite (serve " + option
                    + ") that answers " + expected);
        }
    }
}
