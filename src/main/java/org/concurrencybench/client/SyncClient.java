package org.concurrencybench.client;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Sends the requests one after another from the calling thread; several callers take turns, request by request. */
public final class SyncClient implements BatchClient {
    private final Semaphore turn = new Semaphore(1, true);
    private final BlockingTransport transport;

    /** @param patience how long to wait for a connection, and for each reply: the caller, which waits itself, cannot watch */
    public SyncClient(Duration patience) {
        transport = new BlockingTransport(1, patience);
    }

    @Override
    public int send(Batch batch) throws InterruptedException {
        BatchRun run = new BatchRun(batch);
        for (int i = 0; i < batch.size() && !run.isOver(); i++) {
            try {
                turn.acquire();
            } catch (InterruptedException e) {
                throw run.interrupted();
            }
            try {
                run.request(i, transport);
            } finally {
                turn.release();
            }
        }
        return run.await(Duration.ZERO);
    }

    @Override
    public void close() {
        transport.close();
    }
}
