package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

/**
 * Adds {@code X-Process-Time} to every reply: the seconds from the request's arrival at the handlers to the moment
 * before the headers are written, waiting included.
 */
final class ProcessTimeHandler implements HttpHandler {
    private static final HttpString X_PROCESS_TIME = new HttpString("X-Process-Time");
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final HttpHandler next;

    ProcessTimeHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long start = System.nanoTime();
        exchange.addResponseCommitListener(
                committing -> committing.getResponseHeaders().put(X_PROCESS_TIME, seconds(System.nanoTime() - start)));
        next.handleRequest(exchange);
    }

    /**
     * With nine decimals, by the same instructions whatever the number of digits: a branch for times from 0.1 s on, which
     * the compilers have not seen before, sends every thread that comes to it back to the interpreter, and a thousand come
     * at once when a batch is slow for the first time.
     */
    static String seconds(long nanos) {
        String fraction = Long.toString(NANOS_PER_SECOND + nanos % NANOS_PER_SECOND);
        return nanos / NANOS_PER_SECOND + "." + fraction.substring(1);
    }
}
