package org.concurrencybench.client;

/**
 * A way of sending a batch. Implementations differ in who waits for the replies; each checks every reply, has at most
 * its limit of requests in flight, and keeps its connections from one batch to the next.
 */
public interface BatchClient extends AutoCloseable {
    /**
     * Sends all requests of {@code batch} and returns when every reply has passed the check.
     *
     * @return the number of replies that passed, which is the batch's size
     * @throws BatchFailedException at the first request that fails; the requests not yet sent are dropped
     * @throws InterruptedException if the calling thread is interrupted while it waits; the rest is dropped then, too
     */
    int send(Batch batch) throws InterruptedException;

    /** Closes connections and threads; requests still in flight are broken off. */
    @Override
    void close();
}
