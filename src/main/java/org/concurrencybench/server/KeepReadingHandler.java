package org.concurrencybench.server;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Keeps the IO thread listening to a connection while its request is handled. Undertow stops that with each request,
 * and starts it again with the reply, lest a time limit for reads pass meanwhile, which this server does not set. It
 * costs two system calls a request, and a reply from another thread wakes the IO thread besides. What a caller sends
 * too early is left unread all the same: the first of it stops the listening until the reply.
 */
final class KeepReadingHandler implements HttpHandler {
    private final HttpHandler next;

    KeepReadingHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        AbstractServerConnection connection = (AbstractServerConnection) exchange.getConnection();
        // One that ends with its reply is drained after it, and what comes just before would stop that. Where the next
        // one was read together with this one, a worker goes on with it, and the IO thread must not do so too.
        if (exchange.isPersistent() && connection.getExtraBytes() == null) {
            connection.getOriginalSourceConduit().resumeReads();
        }
        next.handleRequest(exchange);
    }
}
