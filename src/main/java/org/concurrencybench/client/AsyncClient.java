package org.concurrencybench.client;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.Response;

/**
 * Sends requests through async-http-client's event loops. As many as the limit are started at once, and each reply
 * starts the next one: a semaphore on which no thread ever waits. The caller waits for the batch alone.
 */
public final class AsyncClient implements BatchClient {
    static {
        // Whether Netty has events for the flight recorder. They start it, recording or not, which takes up to 0.2 s of
        // each fork.
        System.getProperties().putIfAbsent("io.netty.jfr.enabled", "false");
    }

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EXECUTOR_END = Duration.ofMillis(10);

    /** Together as long as it takes to end by itself. */
    private static final int MOST_ENDS = 100;

    private static final Duration NONE = Duration.ofMillis(-1);

    private final EventLoopGroup eventLoops;
    private final Queue<Thread> loopThreads = new ConcurrentLinkedQueue<>();
    private final AsyncHttpClient client;
    private final Semaphore permits;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Set<BatchRun> running = ConcurrentHashMap.newKeySet();
    private final Duration patience;

    /**
     * @param concurrency how many requests are in flight at most
     * @param ioThreads the number of event loops
     * @param patience how long to wait for a connection, and for the next reply of a batch
     */
    @SuppressWarnings("deprecation") // the only NIO group that async-http-client takes
    public AsyncClient(int concurrency, int ioThreads, Duration patience) {
        this.patience = patience;
        permits = new Semaphore(concurrency);
        DefaultThreadFactory threads = new DefaultThreadFactory("async-client", true);
        eventLoops = new NioEventLoopGroup(ioThreads, task -> {
            Thread thread = threads.newThread(task);
            loopThreads.add(thread);
            return thread;
        });
        client = new DefaultAsyncHttpClient(new DefaultAsyncHttpClientConfig.Builder()
                .setEventLoopGroup(eventLoops)
                .setThreadFactory(new DefaultThreadFactory("async-client-timer", true))
                // The library's own limit fails the request or parks the caller.
                .setMaxConnections(-1)
                .setMaxConnectionsPerHost(-1)
                // Nothing that could hide a failure or send a request twice.
                .setMaxRequestRetry(0)
                .setFollowRedirect(false)
                .setCookieStore(null)
                .setEnableAutomaticDecompression(false)
                .setConnectTimeout(patience)
                // The wait for the batch is watched.
                .setRequestTimeout(NONE)
                .setReadTimeout(NONE)
                .setSslEngineFactory(AsyncClient::noTls)
                // Together below the server's 60 s, which they would race against. By default it looks at every
                // connection ten times a second.
                .setPooledConnectionIdleTimeout(Duration.ofSeconds(30))
                .setConnectionPoolCleanerPeriod(Duration.ofSeconds(10))
                .build());
    }

    /** Were there none, the trust store would be read in every fork. */
    private static SSLEngine noTls(AsyncHttpClientConfig config, String host, int port) {
        throw new UnsupportedOperationException("TLS to " + host + ":" + port + ", expected plain HTTP");
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        running.add(run);
        try {
            List<Request> requests = batch.targets().stream()
                    .map(target ->
                            new RequestBuilder("GET").setUrl(target.toString()).build())
                    .toList();
            for (int i = 0; i < batch.size(); i++) {
                int number = i;
                waiting.add(() -> send(run, number, requests.get(number % requests.size())));
            }
            // From a loop, which spares each request the hand-over from this thread.
            eventLoops.next().execute(this::sendWaiting);
            return run.await(patience);
        } finally {
            running.remove(run);
        }
    }

    /** Takes a permit if one is free, and never waits for one: the reply that frees it calls this again. */
    private void sendWaiting() {
        while (!waiting.isEmpty() && permits.tryAcquire()) {
            Runnable next = waiting.poll();
            if (next == null) {
                permits.release();
            } else {
                next.run();
            }
        }
    }

    private void send(BatchRun run, int number, Request request) {
        if (run.isOver()) {
            permits.release();
            return;
        }
        long sent = run.now();
        try {
            ListenableFuture<Response> unused = client.executeRequest(request, new AsyncCompletionHandler<>() {
                private int bytes;

                @Override
                public State onBodyPartReceived(HttpResponseBodyPart part) throws Exception {
                    bytes += part.length();
                    if (bytes > Reply.MOST_BYTES) {
                        throw Reply.tooLong();
                    }
                    return super.onBodyPartReceived(part);
                }

                @Override
                public Response onCompleted(Response response) {
                    run.replied(number, reply(response, run.isTimed()), sent);
                    permits.release();
                    sendWaiting();
                    return response;
                }

                /** Also called with what reading the response throws. */
                @Override
                public void onThrowable(Throwable failure) {
                    fail(run, number, failure);
                }
            });
        } catch (RuntimeException | Error e) {
            // On an event loop nobody else would see it, and the caller would wait until its patience ends.
            fail(run, number, e);
        }
    }

    private void fail(BatchRun run, int number, Throwable failure) {
        run.failed(number, failure);
        permits.release();
        sendWaiting();
    }

    private static Reply reply(Response response, boolean timed) {
        return new Reply(
                response.getStatusCode(),
                response.getResponseBodyAsBytes(),
                timed ? response.getHeader(Reply.PROCESS_TIME) : null);
    }

    /** The loops end after the client: were they its own, it would close its channels on loops that are gone. */
    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // The library forgets what is in flight, and its senders would wait until their patience ends.
            running.forEach(run -> run.failed(0, new IOException("the client was closed")));
            eventLoops
                    .shutdownGracefully(0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly();
            endNettyExecutor();
        }
    }

    /**
     * Netty's own executor has told the end of the loops, and would keep the JVM alive until, as documented, it ends a
     * second after its last task. It takes a task before it is asked whether it runs: where it has ended between the two,
     * it starts again, and has to be ended again. A loop's thread may still be at that when the loop counts as ended.
     */
    private void endNettyExecutor() {
        GlobalEventExecutor executor = GlobalEventExecutor.INSTANCE;
        try {
            for (Thread loop : loopThreads) {
                loop.join(CLOSE_TIMEOUT.toMillis());
            }
            boolean ended = false;
            for (int i = 0; i < MOST_ENDS && !ended; i++) {
                executor.execute(() -> Thread.currentThread().interrupt());
                ended = executor.awaitInactivity(EXECUTOR_END.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
