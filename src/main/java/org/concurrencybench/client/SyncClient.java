package org.concurrencybench.client;

import java.time.Duration;

/** Sends the requests one after another from the calling thread. */
public final class SyncClient implements BatchClient {
    private final BlockingTransport transport;

    public SyncClient(Duration timeout) {
        transport = new BlockingTransport(1, timeout);
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size() && !run.isOver(); i++) {
            run.request(i, transport);
        }
        return run.await();
    }

    @Override
    public void close() {
        transport.close();
    }
}
