package org.concurrencybench.server;

import java.time.Duration;
import org.concurrencybench.fibonacci.Fibonacci;

/**
 * How much of a server its callers can take, so that it can stand where strangers reach it. None of them binds for what
 * this suite sends, as long as no IO thread computes for longer than the idle time. That no request may bring a body is
 * not among them: no route takes one.
 *
 * @param connections how many are open at once; more wait in the kernel's queue until one of them is closed
 * @param headerBytes the size of a request's line and headers together
 * @param headers the number of a request's headers, and that of its parameters
 * @param headerTime in which a request's line and headers must have come, from its first byte on
 * @param idleTime after which a connection without a request is closed
 * @param stallTime after which a connection is closed whose caller takes no replies; it counts from the last bytes that
 *     were taken, through pauses and requests: where it is shorter than the idle time and the longest request together,
 *     a caller whose buffers are full for a moment loses its connection at once
 * @param fibonacci the largest Fibonacci number that is computed
 */
public record Limits(
        int connections,
        int headerBytes,
        int headers,
        Duration headerTime,
        Duration idleTime,
        Duration stallTime,
        int fibonacci) {
    /** What servers have unless they are told otherwise. */
    public static final Limits DEFAULT = new Limits(
            32_768,
            8_192,
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Fibonacci.MAX_N);

    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_HEADER_BYTES = 1 << 20;
    private static final int MOST_HEADERS = 1_000;
    private static final int MOST_MILLIS = 3_600_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message is one line
     */
    public Limits {
        check("max-connections", connections, 1, MOST_CONNECTIONS);
        check("max-header-bytes", headerBytes, 1, MOST_HEADER_BYTES);
        check("max-headers", headers, 1, MOST_HEADERS);
        check("header-millis", headerTime.toMillis(), 1, MOST_MILLIS);
        check("idle-millis", idleTime.toMillis(), 1, MOST_MILLIS);
        check("stall-millis", stallTime.toMillis(), 1, MOST_MILLIS);
        check("max-fib", fibonacci, 0, Fibonacci.MAX_N);
    }

    /** @param name what {@code serve} calls it, without the hyphens before it */
    static void check(String name, long value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + ": expected " + least + " to " + most);
        }
    }
}
