package org.concurrencybench.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One batch under way: counts the good replies, keeps the first failure, lets the sender wait for the end. */
final class BatchRun {
    private final Batch batch;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final CompletableFuture<Integer> done = new CompletableFuture<>();

    BatchRun(Batch batch) {
        this.batch = batch;
    }

    /** Sends the request of that number and waits for its reply on the calling thread; does nothing once it is over. */
    void request(int number, BlockingTransport transport) {
        if (isOver()) {
            return;
        }
        try {
            replied(number, transport.get(batch.target(number)));
        } catch (Throwable e) {
            // An error too, such as no memory: were it not passed on, the batch would never end.
            failed(number, e);
        }
    }

    void replied(int number, Reply reply) {
        try {
            batch.check().verify(reply);
        } catch (BadReplyException e) {
            failed(number, e);
            return;
        }
        int count = succeeded.incrementAndGet();
        if (count == batch.size()) {
            done.complete(count);
        }
    }

    void failed(int number, Throwable cause) {
        done.completeExceptionally(
                new BatchFailedException(batch.target(number), succeeded.get(), batch.size(), cause));
    }

    boolean isOver() {
        return done.isDone();
    }

    /** Waits for the last reply or the first failure. */
    int await() throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw (BatchFailedException) e.getCause();
        }
    }
}
