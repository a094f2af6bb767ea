package org.concurrencybench.client;

import java.time.Duration;

/** Sends the requests one after another from the calling thread. */
public final class SyncClient implements BatchClient {
    private final BlockingTransport transport;
    private final Duration patience;

    /** @param patience how long to wait for a connection, and for each reply: nobody else could watch the caller */
    public SyncClient(Duration patience) {
        transport = new BlockingTransport(1, patience);
        this.patience = patience;
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size() && !run.isOver(); i++) {
            run.request(i, transport);
        }
        return run.await(patience);
    }

    @Override
    public void close() {
        transport.close();
    }
}
