package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.concurrent.TimeUnit;

/** Replies after the time to wait without blocking a thread: a timer of the connection's IO thread sends the reply. */
final class AsyncWaitHandler implements HttpHandler {
    private final Wait usual;

    AsyncWaitHandler(Wait usual) {
        this.usual = usual;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        usual.orShorter(exchange).ifPresent(wait -> {
            // The dispatch keeps the exchange open when this method returns.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
                exchange.getIoThread()
                        .executeAfter(() -> reply(exchange, wait.body()), wait.nanos(), TimeUnit.NANOSECONDS);
            });
        });
    }

    /** Nobody above a timer handles what it throws: the exchange must end here, or the client waits for ever. */
    private static void reply(HttpServerExchange exchange, byte[] body) {
        try {
            Json.send(exchange, body);
        } catch (RuntimeException e) {
            exchange.endExchange();
            throw e;
        }
    }
}
