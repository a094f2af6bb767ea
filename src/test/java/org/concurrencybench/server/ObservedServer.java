package org.concurrencybench.server;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencybench.benchmark.VirtualThreads;

/** A server with the real routes that notes on which thread each reply was made, and how many were awaited at once. */
final class ObservedServer implements AutoCloseable {
    /** A kind of thread, and which one of it. */
    record ReplyThread(Kind kind, Thread thread) {}

    enum Kind {
        WORKER,
        VIRTUAL,
        IO
    }

    private static final String VIRTUAL_NAME = "observed-virtual";
    private static final HttpClient CALLER = HttpClient.newHttpClient();

    private final List<ReplyThread> replies = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final BenchmarkServer server;

    /** With virtual threads where the JVM has them. */
    ObservedServer(Duration wait, int ioThreads, int workerThreads) {
        this(wait, ioThreads, workerThreads, VirtualThreads.executor(VIRTUAL_NAME));
    }

    ObservedServer(Duration wait, int ioThreads, int workerThreads, Optional<ExecutorService> virtualThreads) {
        ServerOptions options = ServerOptions.loopback(wait, ioThreads, workerThreads);
        var routes = Routes.handler(options, virtualThreads);
        server = BenchmarkServer.start(
                options,
                exchange -> {
                    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    exchange.addResponseCommitListener(committing -> {
                        inFlight.decrementAndGet();
                        replies.add(new ReplyThread(kind(committing), Thread.currentThread()));
                    });
                    routes.handleRequest(exchange);
                },
                virtualThreads);
    }

    private static Kind kind(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            return Kind.IO;
        }
        return Thread.currentThread().getName().equals(VIRTUAL_NAME) ? Kind.VIRTUAL : Kind.WORKER;
    }

    List<ReplyThread> replies() {
        return replies;
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    URI uri() {
        return server.uri();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return request("GET", path);
    }

    HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        return CALLER.send(build(method, path), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request without waiting for the reply. */
    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return CALLER.sendAsync(build("GET", path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest build(String method, String path) {
        return HttpRequest.newBuilder(URI.create(uri() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
