package org.concurrencybench.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.concurrencybench.fibonacci.ParallelFibonacci.SEQUENTIAL_BELOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParallelFibonacciTest {
    @Test
    void futuresRunTogetherOnTheThreadsOfTheExecutor() {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        List<Thread> submitters = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch bothAtWork = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Executor meeting = part -> {
            submitters.add(Thread.currentThread());
            boolean composing = submitters.size() == 1;
            pool.execute(() -> {
                used.add(Thread.currentThread());
                if (!composing) {
                    bothAtWork.countDown();
                    awaitUnchecked(bothAtWork);
                }
                part.run();
            });
        };
        try {
            assertThat(ParallelFibonacci.futures(meeting, SEQUENTIAL_BELOW).join())
                    .isEqualTo(Fibonacci.recursive(SEQUENTIAL_BELOW));
            assertThat(used).hasSize(2).doesNotContain(Thread.currentThread());
            // The caller hands over the whole number and nothing else; the rest is handed on by those threads.
            assertThat(submitters).hasSize(3).containsOnlyOnce(Thread.currentThread());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void forkJoinHandsPartsToOtherThreadsOfThePool() {
        ForkJoinPool pool = new ForkJoinPool(2);
        try {
            // The pool counts the tasks that another thread than their submitter ran: the root of each number, and more
            // only where its parts spread. That they do is likely each time, and certain in the end.
            AtomicLong roots = new AtomicLong();
            await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
                roots.incrementAndGet();
                ParallelFibonacci.forkJoin(pool, 25);
                return pool.getStealCount() > roots.get();
            });
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void threadsStartOneForTheNumberAndOneForEachFirstTerm() throws Exception {
        List<Thread> started = Collections.synchronizedList(new ArrayList<>());
        ThreadFactory factory = part -> {
            Thread thread = new Thread(part);
            started.add(thread);
            return thread;
        };
        ParallelFibonacci.threads(factory, SEQUENTIAL_BELOW - 1);
        assertThat(started).hasSize(1);
        started.clear();
        // The number's own; the first terms of n, of n - 1, of n - 2 and of the first term of n - 1.
        ParallelFibonacci.threads(factory, SEQUENTIAL_BELOW + 2);
        assertThat(started).hasSize(5).doesNotContain(Thread.currentThread());
    }

    @Test
    void anInterruptEndsTheWaitForAThread() {
        ThreadFactory neverReady = part -> new Thread(() -> {});
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> ParallelFibonacci.threads(neverReady, SEQUENTIAL_BELOW));
    }

    @Test
    void aThreadThatFailsFailsTheNumber() {
        ThreadFactory lastOne = new ThreadFactory() {
            private boolean given;

            @Override
            public synchronized Thread newThread(Runnable part) {
                if (given) {
                    throw new IllegalStateException("no more threads");
                }
                given = true;
                return new Thread(part);
            }
        };
        // The only thread needs another one for its first term.
        assertThatThrownBy(() -> ParallelFibonacci.threads(lastOne, SEQUENTIAL_BELOW))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no more threads");
    }

    @Test
    void anExecutorThatRefusesFailsTheNumber() {
        Executor closed = part -> {
            throw new RejectedExecutionException("closed");
        };
        assertThatThrownBy(() ->
                        ParallelFibonacci.futures(closed, SEQUENTIAL_BELOW).join())
                .isInstanceOfAny(RejectedExecutionException.class, CompletionException.class);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
