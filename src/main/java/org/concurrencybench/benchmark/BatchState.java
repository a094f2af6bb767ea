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
    /** Beyond the waits, and above a heavy request that stalls the thread: that no reply comes is a failure, not a figure. */
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
        open(server, params.getThreads());
        FullSpeedWarmUp.run(params, server, this::send, this::sendFast);
    }

    /** @param callers how many threads are going to send batches at the same time */
    void open(WaitServerState server, int callers) {
        this.server = server;
        Optional<ReplyListener> listener = LatencyProfiler.current().map(recorder -> recorder::record);
        batch = batch("", server.waitTime(), listener);
        fast = batch("?millis=0", Duration.ZERO, Optional.empty());
        client = newClient(server, patience(callers));
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

    /** How long no reply is a failure: the batches of all other callers may have their turn first. */
    Duration patience(int callers) {
        long width = Math.min(limit(), server.options().workerThreads());
        long waits = 1 + (callers - 1) * ((size() + width - 1) / width);
        return server.waitTime().multipliedBy(waits).plus(PATIENCE);
    }

    abstract int size();

    /** How many requests are in flight at most, whoever calls. */
    abstract int limit();

    abstract BatchClient newClient(WaitServerState server, Duration patience);

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
        int limit() {
            return 1;
        }

        @Override
        BatchClient newClient(WaitServerState server, Duration patience) {
            return new SyncClient(patience);
        }
    }

    /** Requests that are in flight together, up to a limit. Each benchmark has its own sizes. */
    public abstract static class Concurrent extends BatchState {
        /** How many requests are in flight at most; 0 is the whole batch. */
        @Param("0")
        public int concurrency;

        @Override
        int limit() {
            return concurrency == 0 ? size() : Math.min(concurrency, size());
        }
    }

    /** From a fixed pool of platform threads. */
    public abstract static class Executor extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server, Duration patience) {
            return new ExecutorClient(limit(), new DaemonThreads("client-executor"), patience);
        }
    }

    /** From a virtual thread for each request. */
    public abstract static class VirtualThread extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server, Duration patience) {
            return new VirtualThreadsClient(limit(), VirtualThreads.requireExecutor("client-virtual"), patience);
        }
    }

    /** From event loops. */
    public abstract static class Async extends Concurrent {
        @Override
        BatchClient newClient(WaitServerState server, Duration patience) {
            return new AsyncClient(limit(), server.options().ioThreads(), patience);
        }
    }
}
