package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/** Blocks the thread it is called on for the time to wait, then replies. */
final class WaitHandler implements HttpHandler {
    private final Wait usual;

    WaitHandler(Wait usual) {
        this.usual = usual;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws InterruptedException {
        Optional<Wait> wait = usual.orShorter(exchange);
        if (wait.isPresent()) {
            wait.get().sleep();
            Json.send(exchange, wait.get().body());
        }
    }
}
