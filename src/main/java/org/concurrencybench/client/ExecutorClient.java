package org.concurrencybench.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Sends each request from a thread of a fixed pool; the pool's size is the limit. */
public final class ExecutorClient implements BatchClient {
    private final ExecutorService pool;
    private final BlockingTransport transport;
    private final Duration patience;

    /**
     * @param concurrency the pool's size: how many requests are in flight at most
     * @param patience how long to wait for a connection, and for the next reply of a batch
     */
    public ExecutorClient(int concurrency, ThreadFactory threads, Duration patience) {
        pool = Executors.newFixedThreadPool(concurrency, threads);
        transport = BlockingTransport.watched(concurrency, patience);
        this.patience = patience;
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size(); i++) {
            int number = i;
            pool.execute(() -> run.request(number, transport));
        }
        return run.await(patience);
    }

    @Override
    public void close() {
        List<Runnable> dropped = pool.shutdownNow();
        transport.close();
        // They fail at once and with them their batch, whose sender would wait for long if none was in flight.
        dropped.forEach(Runnable::run);
    }
}
