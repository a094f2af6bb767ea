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
        // One that ends with its reply is drained after it, and what comes just before would stop that.
        if (exchange.isPersistent() && hasListener(connection)) {
            connection.getOriginalSourceConduit().resumeReads();
        }
        next.handleRequest(exchange);
    }

    /**
     * Undertow takes the listener away where the next request was read together with this one, and gives it back with a
     * reply to the last one read. Until then the IO thread would stop listening whenever something comes, without regard
     * to a reply that starts it again at the same time: after that nobody would ever listen.
     */
    private static boolean hasListener(AbstractServerConnection connection) {
        return connection.getChannel().getSourceChannel().getReadListener() != null;
    }
}
