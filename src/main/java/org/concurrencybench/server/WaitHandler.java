package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;

/** Blocks the thread it is called on for a fixed time, then answers {@code {"duration":seconds}}. */
final class WaitHandler implements HttpHandler {
    private final long nanos;
    private final byte[] body;

    WaitHandler(Duration wait) {
        nanos = wait.toNanos();
        body = body(wait);
    }

    static byte[] body(Duration wait) {
        return Json.object("duration", wait.toNanos() / 1e9);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        Json.send(exchange, body);
    }
}
