package org.concurrencybench.client;

import java.time.Duration;

/** Sends the requests one after another from the calling thread. */
public final class SyncClient implements BatchClient {
    private final BlockingTransport transport;

    /** @param patience how long to wait for a connection, and for each reply: the caller, which waits itself, cannot watch */
    public SyncClient(Duration patience) {
        transport = new BlockingTransport(1, patience);
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size() && !run.isOver(); i++) {
            if (Thread.interrupted()) {
                throw run.interrupted();
            }
            run.request(i, transport);
        }
        return run.await(Duration.ZERO);
    }

    @Override
    public void close() {
        transport.close();
    }
}
