package org.concurrencybench.server;

import java.time.Duration;

/**
 * How a server is set up.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port the port to bind; 0 takes a free one
 * @param waitTime how long the wait routes wait, 0 to 60 s
 * @param ioThreads the number of IO threads; 0 is one for each processor
 * @param workerThreads the bound of the pool in which blocking routes run, whose threads are made as they are needed; 0
 *     is {@link #MOST_THREADS}, which is no bound for what this suite sends
 * @param limits what callers can take
 */
public record ServerOptions(String host, int port, Duration waitTime, int ioThreads, int workerThreads, Limits limits) {
    public static final String LOOPBACK = "127.0.0.1";

    /** More threads than this are refused. */
    public static final int MOST_THREADS = 32_768;

    /** More IO threads than this are refused; each has files open, of which {@code ulimit -n} allows 1,024 as a rule. */
    public static final int MOST_IO_THREADS = 1_024;

    /** A longer wait than this is refused. */
    public static final int MOST_WAIT_MILLIS = 60_000;

    static final int MOST_PORTS = 65_535;

    /**
     * Checks the bounds and replaces each 0 by what it stands for.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message is one line
     */
    public ServerOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host '" + host + "': expected an address or a name");
        }
        Limits.check("port", port, 0, MOST_PORTS);
        Limits.check("wait-millis", waitTime.toMillis(), 0, MOST_WAIT_MILLIS);
        Limits.check("io-threads", ioThreads, 0, MOST_IO_THREADS);
        Limits.check("worker-threads", workerThreads, 0, MOST_THREADS);
        ioThreads = ioThreads == 0 ? Runtime.getRuntime().availableProcessors() : ioThreads;
        workerThreads = workerThreads == 0 ? MOST_THREADS : workerThreads;
    }

    /** A server with the limits that servers have unless they are told otherwise. */
    public ServerOptions(String host, int port, Duration waitTime, int ioThreads, int workerThreads) {
        this(host, port, waitTime, ioThreads, workerThreads, Limits.DEFAULT);
    }

    /** A server on a free loopback port. */
    public static ServerOptions loopback(Duration waitTime, int ioThreads, int workerThreads) {
        return new ServerOptions(LOOPBACK, 0, waitTime, ioThreads, workerThreads);
    }
}
