package org.concurrencybench.testing;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a free loopback port that answers as a test says and counts what it is asked. */
public final class TestServer implements AutoCloseable {
    /** Says what to answer; may block. */
    @FunctionalInterface
    public interface Responder {
        /** Answers the request of that number; the first is 1. */
        Answer answer(int number) throws InterruptedException;
    }

    /** Status and body, in chunks or with its length; a redirect leads to {@code /elsewhere}. */
    public record Answer(int status, String body, boolean chunked) {
        public Answer(int status, String body) {
            this(status, body, false);
        }
    }

    private static final int MOST_AT_ONCE = 32;

    private final Responder responder;
    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(MOST_AT_ONCE);
    private final Undertow undertow;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    public TestServer(Responder responder) {
        this.responder = responder;
        // All at once: a thread that a test finds later is then another's.
        threads.prestartAllCoreThreads();
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setHandler(exchange -> exchange.dispatch(threads, this::reply))
                .build();
        undertow.start();
    }

    private void reply(HttpServerExchange exchange) throws InterruptedException {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        Answer answer;
        try {
            answer = responder.answer(requests.incrementAndGet());
        } finally {
            // Before the reply: after it the client may already have sent its next request.
            inFlight.decrementAndGet();
        }
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.LOCATION, "/elsewhere");
        if (answer.chunked()) {
            exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "chunked");
        }
        exchange.getResponseSender().send(answer.body());
    }

    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/wait");
    }

    /** How many requests have come. */
    public int requests() {
        return requests.get();
    }

    public int inFlight() {
        return inFlight.get();
    }

    /** How many requests were in flight together at most. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public void close() {
        undertow.stop();
        threads.shutdownNow();
    }
}
