package org.concurrencybench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.concurrencybench.client.AsyncClient;
import org.concurrencybench.client.Batch;
import org.concurrencybench.client.BatchClient;
import org.concurrencybench.client.ExecutorClient;
import org.concurrencybench.client.ReplyCheck;
import org.concurrencybench.client.ReplyListener;
import org.concurrencybench.client.SyncClient;
import org.concurrencybench.client.VirtualThreadsClient;
import org.concurrencybench.profile.LatencyProfiler;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A batch of requests to one route, and the client that sends it. The client's threads and connections stay open from
 * one batch to the next.
 */
@State(Scope.Benchmark)
public abstract class BatchState {
    /** Beyond the wait, and above a heavy request that stalls the thread: that no reply comes is a failure, not a figure. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The route that every request calls. */
    @Param({"wait", "vwait", "asyncwait"})
    public String route;

    private WaitServerState server;
    private Batch batch;
    private Batch fast;
    private BatchClient client;

    @Setup
    public void open(WaitServerState server, BenchmarkParams params) throws IOException, InterruptedException {
        open(server);
        FullSpeedWarmUp.run(params, server, this::send, this::sendFast);
    }

    void open(WaitServerState server) {
        this.server = server;
        Optional<ReplyListener> listener = LatencyProfiler.current().map(recorder -> recorder::record);
        batch = batch("", server.waitTime(), listener);
        fast = batch("?millis=0", Duration.ZERO, Optional.empty());
        client = newClient(server);
        server.onDeath(client::close);
    }

    private Batch batch(String query, Duration wait, Optional<ReplyListener> listener) {
        return new Batch(server.uris("/" + route + query), size(), ReplyCheck.waited(wait), listener);
    }

    @TearDown
    public void close() {
        client.close();
    }

    /** Sends the batch; returns the number of replies, all of them checked. */
    int send() throws InterruptedException {
        int replies = send(batch);
        batch = batch.next();
        return replies;
    }

    /** Sends the same batch without the wait. */
    void sendFast() throws InterruptedException {
        send(fast);
        fast = fast.next();
    }

    private int send(Batch any) throws InterruptedException {
        try {
            return client.send(any);
        } catch (RuntimeException e) {
            server.checkAlive(e);
            throw e;
        }
    }

    abstract int size();

    abstract BatchClient newClient(WaitServerState server);

    static Duration patience(WaitServerState server) {
        return server.waitTime().plus(PATIENCE);
    }

    /** One request after another: small batches, since 1000 of 50 ms take 50 s. */
    public static class Sync extends BatchState {
        /** The number of requests in a batch. */
        @Param("10")
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }

        @Override
        BatchClient newClient(WaitServerState server) {
            return new SyncClient(patience(server));
        }
    }

    /** Requests that are in flight together, up to a limit. Each benchmark has its own sizes. */
    public abstract static class Concurrent extends BatchState {
        /** How many requests are in flight at most; 0 is the whole batch. */
        @Param("0")
        public int concurrency;

        int limit() {
            return concurrency == 0 ? size() : Math.min(concurrency, size());
        }
    }

    /** From a fixed pool of platform threads. */
    public abstract static class Executor extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server) {
            return new ExecutorClient(limit(), new DaemonThreads("client-executor"), patience(server));
        }
    }

    /** From a virtual thread for each request. */
    public abstract static class VirtualThread extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server) {
            return new VirtualThreadsClient(
                    limit(), VirtualThreads.requireExecutor("client-virtual"), patience(server));
        }
    }

    /** From event loops. */
    public abstract static class Async extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server) {
            return new AsyncClient(limit(), server.options().ioThreads(), patience(server));
        }
    }
}
