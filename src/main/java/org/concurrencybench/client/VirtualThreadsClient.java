package org.concurrencybench.client;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Sends each request from a virtual thread of its own; a semaphore in the thread is the limit. */
public final class VirtualThreadsClient implements BatchClient {
    private final ExecutorService threadPerTask;
    private final Semaphore permits;
    private final BlockingTransport transport;
    private final Duration patience;

    /**
     * @param concurrency how many requests are in flight at most
     * @param threadPerTask starts a virtual thread for each task; closed with this client
     * @param patience how long to wait for a connection, and for the next reply of a batch
     */
    public VirtualThreadsClient(int concurrency, ExecutorService threadPerTask, Duration patience) {
        this.threadPerTask = threadPerTask;
        permits = new Semaphore(concurrency);
        transport = BlockingTransport.watched(concurrency, patience);
        this.patience = patience;
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size(); i++) {
            int number = i;
            threadPerTask.execute(() -> request(run, number));
        }
        return run.await(patience);
    }

    private void request(BatchRun run, int number) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            run.failed(number, e);
            return;
        }
        try {
            run.request(number, transport);
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        threadPerTask.shutdownNow();
        transport.close();
    }
}
