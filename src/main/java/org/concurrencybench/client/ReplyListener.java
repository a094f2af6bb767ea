package org.concurrencybench.client;

/**
 * Hears how long each reply took. Called from many threads at a time, before the batch is done; what it does is paid for
 * by the requests that it hears of.
 */
@FunctionalInterface
public interface ReplyListener {
    /**
     * Tells of one reply that passed the check.
     *
     * @param totalNanos from the request's turn, when it is handed to the transport, until the whole reply is read
     * @param handlerNanos what the server's handlers took of that, as the reply's {@code X-Process-Time} says
     */
    void replied(long totalNanos, long handlerNanos);
}
