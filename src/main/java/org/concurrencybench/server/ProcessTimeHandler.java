package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.math.BigDecimal;

/**
 * Adds {@code X-Process-Time} to every reply: the seconds from the request's arrival at the handlers to the moment
 * before the headers are written, waiting included.
 */
final class ProcessTimeHandler implements HttpHandler {
    private static final HttpString X_PROCESS_TIME = new HttpString("X-Process-Time");

    private final HttpHandler next;

    ProcessTimeHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long start = System.nanoTime();
        exchange.addResponseCommitListener(committing -> committing
                .getResponseHeaders()
                .put(
                        X_PROCESS_TIME,
                        BigDecimal.valueOf(System.nanoTime() - start, 9).toPlainString()));
        next.handleRequest(exchange);
    }
}
