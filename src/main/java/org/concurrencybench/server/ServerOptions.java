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
 */
public record ServerOptions(String host, int port, Duration waitTime, int ioThreads, int workerThreads) {
    public static final String LOOPBACK = "127.0.0.1";

    /** More threads than this are refused. */
    public static final int MOST_THREADS = 32_768;

    private static final int MOST_MILLIS = 60_000;
    private static final int MOST_PORTS = 65_535;

    /**
     * Checks the bounds and replaces each 0 by what it stands for.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message is one line
     */
    public ServerOptions {
        check("port", port, MOST_PORTS);
        check("wait in milliseconds", waitTime.toMillis(), MOST_MILLIS);
        check("number of IO threads", ioThreads, MOST_THREADS);
        check("number of worker threads", workerThreads, MOST_THREADS);
        ioThreads = ioThreads == 0 ? Runtime.getRuntime().availableProcessors() : ioThreads;
        workerThreads = workerThreads == 0 ? MOST_THREADS : workerThreads;
    }

    /** A server on a free loopback port. */
    public static ServerOptions loopback(Duration waitTime, int ioThreads, int workerThreads) {
        return new ServerOptions(LOOPBACK, 0, waitTime, ioThreads, workerThreads);
    }

    private static void check(String name, long value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " = " + value + ": expected 0 to " + most);
        }
    }
}
