package org.concurrencybench.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.xnio.Options;

/**
 * A running server. It is started by {@link #start}, answers until {@link #close}, and then leaves neither a thread nor
 * its port behind, requests in flight or not. Only a Fibonacci number that is being computed is not broken off: its
 * thread, a daemon or a virtual one, ends with it.
 */
public final class BenchmarkServer implements Servers {
    static {
        LibraryLoggers.quieten();
        LibraryBeans.leaveOut();
    }

    /** Room for the connections of a whole batch that arrive at once; the kernel caps it at somaxconn. */
    private static final int BACKLOG = 16_384;

    private static final int SHUTDOWN_TIMEOUT_MILLIS = 10_000;
    private static final int BUFFER_SIZE = 16 * 1024 - 20;
    private static final int MOST_POOLED_BUFFERS = 4_096;

    /** More than a batch of 1000 can use at once: in most it is below 100, but it was seen to be 646. */
    private static final int FIRST_BUFFERS = 1_024;

    private final Undertow undertow;
    private final Optional<ExecutorService> virtualThreads;

    private BenchmarkServer(Undertow undertow, Optional<ExecutorService> virtualThreads) {
        this.undertow = undertow;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Starts a server with the routes of this suite.
     *
     * @param virtualThreads runs each task on a virtual thread of its own, and is closed with the server; empty on a JVM
     *     without them, where the routes that need them answer 501
     * @throws IllegalStateException if the address cannot be bound; the message is one line
     */
    public static BenchmarkServer start(ServerOptions options, Optional<ExecutorService> virtualThreads) {
        return start(
                options, Routes.handler(options, virtualThreads.map(BenchmarkServer::untilClosed)), virtualThreads);
    }

    /**
     * Drops what a task throws when it has replied and the IO threads, which are closing, take no more tasks. On workers
     * that is left out of the log; a virtual thread would print it.
     */
    private static Executor untilClosed(Executor virtualThreads) {
        return task -> virtualThreads.execute(() -> {
            try {
                task.run();
            } catch (RejectedExecutionException e) {
                return;
            }
        });
    }

    static BenchmarkServer start(ServerOptions options, HttpHandler handler, Optional<ExecutorService> virtualThreads) {
        Limits limits = options.limits();
        Undertow undertow = Undertow.builder()
                .addHttpListener(options.port(), options.host())
                .setIoThreads(options.ioThreads())
                .setWorkerThreads(options.workerThreads())
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, SHUTDOWN_TIMEOUT_MILLIS)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, limits.connections())
                .setSocketOption(Options.CONNECTION_LOW_WATER, limits.connections())
                // No READ_TIMEOUT: every request would set a timer and clear it, under a lock of its IO thread.
                .setSocketOption(Options.WRITE_TIMEOUT, (int) limits.stallTime().toMillis())
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
                .setServerOption(UndertowOptions.MAX_HEADERS, limits.headers())
                .setServerOption(UndertowOptions.MAX_PARAMETERS, limits.headers())
                // Of bodies that Undertow waits for before it refuses a request without a Host; 0 would be no limit.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 1L)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        limits.headerTime().toMillis())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, (int)
                        limits.idleTime().toMillis())
                .setByteBufferPool(buffers())
                .setHandler(handler)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            virtualThreads.ifPresent(ExecutorService::shutdownNow);
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IllegalStateException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": " + cause.getMessage(), e);
        }
        return new BenchmarkServer(undertow, virtualThreads);
    }

    /**
     * A pool that has all its buffers from the start. Else it is empty for the first time in a batch in which many threads
     * send at once, after thousands in which it was not, and compiled code has no branch for it: until it is compiled
     * anew, two batches take twice as long.
     */
    static ByteBufferPool buffers() {
        // Not the default one, which caches by thread: a direct buffer stays with every virtual thread.
        ByteBufferPool pool = new DefaultByteBufferPool(true, BUFFER_SIZE, MOST_POOLED_BUFFERS, 0);
        Stream.generate(pool::allocate).limit(FIRST_BUFFERS).toList().forEach(PooledByteBuffer::close);
        return pool;
    }

    /** The base address, such as {@code http://127.0.0.1:34567}. */
    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + literal(address.getAddress()) + ":" + address.getPort());
    }

    @Override
    public List<URI> uris() {
        return List.of(uri());
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    @Override
    public void close() {
        try {
            undertow.stop();
        } finally {
            virtualThreads.ifPresent(ExecutorService::shutdownNow);
        }
    }
}
