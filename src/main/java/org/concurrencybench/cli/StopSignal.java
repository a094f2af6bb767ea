package org.concurrencybench.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as an interruption of the thread that works, so that it can still put in order what it has and say
 * so: the process ends when {@link #close} and then {@link #allIsSaid} are called, or when its patience does.
 */
public final class StopSignal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private static volatile StopSignal latest;

    private final CountDownLatch inOrder = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private Thread worker;

    private StopSignal(Thread worker) {
        this.worker = worker;
    }

    /** From now on a signal interrupts this thread. */
    static StopSignal interruptsThisThread() {
        StopSignal signal = new StopSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(signal.hook);
        latest = signal;
        return signal;
    }

    /** Waits until whoever works has put things in order, which is to ask the processes that it started to end. */
    public static void awaitOrder() {
        StopSignal signal = latest;
        try {
            if (signal != null && !signal.inOrder.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is nothing left to print: the process may end. */
    public static void allIsSaid() {
        SAID.countDown();
    }

    private void stop() {
        interrupt();
        try {
            if (inOrder.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    && !SAID.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** From now on a signal waits for the thread without disturbing it. */
    synchronized void letFinish() {
        worker = null;
        // It may have come just now; the thread's files would be closed under its hands.
        Thread.interrupted();
    }

    /** What was to be put in order is. */
    @Override
    public void close() {
        inOrder.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, which is what the hook was for.
            return;
        }
    }
}
