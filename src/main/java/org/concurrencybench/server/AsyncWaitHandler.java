package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code {"duration":seconds}} after a fixed time without blocking a thread: a timer of the connection's IO
 * thread sends the reply.
 */
final class AsyncWaitHandler implements HttpHandler {
    private final long nanos;
    private final byte[] body;

    AsyncWaitHandler(Duration wait) {
        nanos = wait.toNanos();
        body = WaitHandler.body(wait);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        // The dispatch keeps the exchange open when this method returns.
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            exchange.getIoThread().executeAfter(() -> reply(exchange), nanos, TimeUnit.NANOSECONDS);
        });
    }

    /** Nobody above a timer handles what it throws: the exchange must end here, or the client waits for ever. */
    private void reply(HttpServerExchange exchange) {
        try {
            Json.send(exchange, body);
        } catch (RuntimeException e) {
            exchange.endExchange();
            throw e;
        }
    }
}
