package org.concurrencybench.server;

import java.time.Duration;

/**
 * How a server is set up.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port the port to bind; 0 takes a free one
 * @param waitTime how long the wait routes wait, 0 to 60 s
 * @param ioThreads the number of IO threads, at least 1
 * @param workerThreads the bound of the pool in which blocking routes run, at least 1; threads are made as needed
 */
public record ServerOptions(String host, int port, Duration waitTime, int ioThreads, int workerThreads) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of them; the message is one line
     */
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + ": expected 0 to 65535");
        }
        if (waitTime.isNegative() || waitTime.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("wait of " + waitTime.toMillis() + " ms: expected 0 to 60000");
        }
        if (ioThreads < 1) {
            throw new IllegalArgumentException("ioThreads " + ioThreads + ": expected at least 1");
        }
        if (workerThreads < 1) {
            throw new IllegalArgumentException("workerThreads " + workerThreads + ": expected at least 1");
        }
    }

    /** A server on a free loopback port. */
    public static ServerOptions loopback(Duration waitTime, int ioThreads, int workerThreads) {
        return new ServerOptions(LOOPBACK, 0, waitTime, ioThreads, workerThreads);
    }
}
