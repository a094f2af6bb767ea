package org.concurrencybench.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One batch under way: counts the good replies, keeps the first failure, lets the sender wait for the end. */
final class BatchRun {
    private final Batch batch;
    private final ReplyListener listener;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final CompletableFuture<Integer> done = new CompletableFuture<>();

    BatchRun(Batch batch) {
        this.batch = batch;
        listener = batch.listener().orElse(null);
    }

    /** Whether somebody wants to know how long the replies took. */
    boolean isTimed() {
        return listener != null;
    }

    /** The time from which {@link #replied} measures; only read if it does. */
    long now() {
        return isTimed() ? System.nanoTime() : 0;
    }

    /** Sends the request of that number and waits for its reply on the calling thread; does nothing once it is over. */
    void request(int number, BlockingTransport transport) {
        if (isOver()) {
            return;
        }
        try {
            long sent = now();
            replied(number, transport.get(batch.target(number), isTimed()), sent);
        } catch (Throwable e) {
            // An error too, such as no memory: were it not passed on, the batch would end on its patience alone.
            failed(number, e);
        }
    }

    /** Takes a reply to the request of that number, which was sent at {@code sent} by {@link #now}. */
    void replied(int number, Reply reply, long sent) {
        long total = now() - sent;
        try {
            batch.check().verify(reply);
            if (isTimed()) {
                listener.replied(total, reply.processNanos());
            }
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
        done.completeExceptionally(failure(number, cause));
    }

    private BatchFailedException failure(int number, Throwable cause) {
        return new BatchFailedException(batch.target(number), succeeded.get(), batch.size(), cause);
    }

    /** Ends the batch, whose caller was interrupted; what it is told says how far the batch had come. */
    InterruptedException interrupted() {
        BatchFailedException failure =
                failure(0, new InterruptedException("JMH interrupts an iteration that takes longer than -to"));
        done.completeExceptionally(failure);
        return new InterruptedException(failure.getMessage());
    }

    boolean isOver() {
        return done.isDone();
    }

    /**
     * Waits for the last reply or the first failure; a caller that is interrupted ends the batch.
     *
     * @param patience fails the batch when for that long no reply has come, and at the latest when it has been twice as
     *     long. One clock for all of them: no request has a timer of its own, whose price would be part of the figure
     */
    int await(Duration patience) throws InterruptedException {
        int seen = 0;
        while (true) {
            try {
                return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw (BatchFailedException) e.getCause();
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (TimeoutException e) {
                int now = succeeded.get();
                if (now == seen) {
                    failed(0, new TimeoutException("no reply in " + patience.toMillis() + " ms" + fromAny()));
                }
                seen = now;
            }
        }
    }

    /** The exception names the first target, and of several it need not be the one that is late. */
    private String fromAny() {
        return batch.targets().size() == 1 ? "" : " from any of " + batch.targets();
    }
}
