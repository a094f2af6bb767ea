package org.concurrencybench.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.Limits;
import org.concurrencybench.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the server alone, until the process is told to stop. */
@Command(
        name = "serve",
        description = "Starts the server alone, for curl, wrk and other load generators; Ctrl-C or SIGTERM stops it.",
        sortOptions = false,
        showDefaultValues = true)
public final class ServeCommand {
    @Option(names = "--port", defaultValue = "8080", paramLabel = "N", description = "Port; 0 takes a free one.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = ServerOptions.LOOPBACK,
            paramLabel = "ADDRESS",
            description = "Address to listen on; the default is reached from this machine alone.")
    private String host;

    @Option(
            names = "--wait-millis",
            defaultValue = "50",
            paramLabel = "MS",
            description = "What the wait routes wait, 0 to " + ServerOptions.MOST_WAIT_MILLIS + ".")
    private int waitMillis;

    @Option(
            names = "--io-threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "IO threads, 0 to " + ServerOptions.MOST_IO_THREADS + "; 0 is one for each processor.")
    private int ioThreads;

    @Option(
            names = "--worker-threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "Bound of the pool for blocking routes, 0 to " + ServerOptions.MOST_THREADS
                    + "; 0 is none that binds.")
    private int workerThreads;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "Connections open at once; more wait in the kernel's queue. Keep it below ulimit -n.")
    private int maxConnections = Limits.DEFAULT.connections();

    @Option(
            names = "--max-header-bytes",
            paramLabel = "N",
            description = "Size of a request's line and headers; a larger one is cut off.")
    private int maxHeaderBytes = Limits.DEFAULT.headerBytes();

    @Option(
            names = "--max-headers",
            paramLabel = "N",
            description = "Headers of a request, and its parameters. A body is never taken.")
    private int maxHeaders = Limits.DEFAULT.headers();

    @Option(
            names = "--header-millis",
            paramLabel = "MS",
            description = "Time for a request's line and headers, from its first byte on.")
    private long headerMillis = Limits.DEFAULT.headerTime().toMillis();

    @Option(
            names = "--idle-millis",
            paramLabel = "MS",
            description = "Time after which a connection without a request is closed.")
    private long idleMillis = Limits.DEFAULT.idleTime().toMillis();

    @Option(
            names = "--stall-millis",
            paramLabel = "MS",
            description = "Time after which a connection is closed whose caller takes no replies.")
    private long stallMillis = Limits.DEFAULT.stallTime().toMillis();

    @Option(
            names = "--max-fib",
            defaultValue = "42",
            paramLabel = "N",
            description = "Largest number that /fib and /asyncfib compute, 0 to 50; 42 takes a core for a second, "
                    + "through futures for several.")
    private int maxFib;

    private final PrintStream out;

    /** A command that says on {@code out} where it listens. */
    public ServeCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Starts the server and waits for the process to be stopped.
     *
     * @throws BadInputException if an argument is wrong or the address cannot be bound
     */
    public int run(String... args) throws BadInputException, InterruptedException {
        if (!Arguments.parse(this, out, args)) {
            return ExitCode.OK;
        }
        BenchmarkServer server = start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
        out.println("Listening on " + server.uri()
                + " (/wait, /vwait, /asyncwait, /fib/{n}, /asyncfib/{n}); Ctrl-C stops.");
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private BenchmarkServer start() throws BadInputException {
        try {
            return BenchmarkServer.start(options(), VirtualThreads.executor("server-virtual"));
        } catch (IllegalStateException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    private ServerOptions options() throws BadInputException {
        try {
            Limits limits = new Limits(
                    maxConnections,
                    maxHeaderBytes,
                    maxHeaders,
                    Duration.ofMillis(headerMillis),
                    Duration.ofMillis(idleMillis),
                    Duration.ofMillis(stallMillis),
                    maxFib);
            return new ServerOptions(host, port, Duration.ofMillis(waitMillis), ioThreads, workerThreads, limits);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage());
        }
    }
}
