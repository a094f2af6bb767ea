package org.concurrencybench.fibonacci;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * The recursion of {@link Fibonacci#recursive} cut into parts that run side by side. All variants cut at the same
 * place, {@link #SEQUENTIAL_BELOW}, so that they differ in the price of a part and not in the number of parts.
 */
public final class ParallelFibonacci {
    /**
     * The cut-off: fib(n) with n below this is computed by plain recursion. fib(19) takes about 13 µs, ten times and
     * more what it costs to fork a task, and fib(30) still falls into 233 parts, enough to spread over dozens of cores.
     */
    public static final int SEQUENTIAL_BELOW = 20;

    private ParallelFibonacci() {}

    /** Returns fib(n) by forking the first term in {@code pool} and computing the second in the worker that forked it. */
    public static long forkJoin(ForkJoinPool pool, int n) {
        return pool.invoke(new Task(null, n));
    }

    /**
     * Returns fib(n): the parts run on {@code executor}, their sums are combined as they complete; nobody blocks. The
     * executor's threads do the composing too: a caller that did would hold a processor while it wakes them, and with no
     * other one idle the kernel puts two of them on the same and leaves them there.
     */
    public static CompletableFuture<Long> futures(Executor executor, int n) {
        return CompletableFuture.completedFuture(n).thenComposeAsync(whole -> parts(executor, whole), executor);
    }

    private static CompletableFuture<Long> parts(Executor executor, int n) {
        if (n < SEQUENTIAL_BELOW) {
            return CompletableFuture.supplyAsync(() -> Fibonacci.recursive(n), executor);
        }
        return parts(executor, n - 1).thenCombine(parts(executor, n - 2), Long::sum);
    }

    /**
     * Returns fib(n): a thread from {@code factory} computes it, which leaves the first term to another new thread,
     * computes the second itself, and so on. The caller only waits, so that all work is done by the factory's threads.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws ExecutionException if another thread failed
     */
    public static long threads(ThreadFactory factory, int n) throws InterruptedException, ExecutionException {
        return start(factory, n).get();
    }

    private static Future<Long> start(ThreadFactory factory, int n) {
        FutureTask<Long> task = new FutureTask<>(() -> split(factory, n));
        factory.newThread(task).start();
        return task;
    }

    private static long split(ThreadFactory factory, int n) throws InterruptedException, ExecutionException {
        if (n < SEQUENTIAL_BELOW) {
            return Fibonacci.recursive(n);
        }
        Future<Long> first = start(factory, n - 1);
        long second = split(factory, n - 2);
        return first.get() + second;
    }

    /**
     * Its last child to finish completes it, so that nobody waits but the caller. With {@link
     * java.util.concurrent.RecursiveTask} a worker blocks in each join whose task another one took: the wake-ups at the
     * end cost a fifth of fib(30) on two cores.
     */
    private static final class Task extends CountedCompleter<Long> {
        private static final long serialVersionUID = 1;
        private final int n;
        private Task first;
        private Task second;
        private long result;

        Task(Task parent, int n) {
            super(parent);
            this.n = n;
        }

        @Override
        public void compute() {
            if (n < SEQUENTIAL_BELOW) {
                result = Fibonacci.recursive(n);
            } else {
                first = new Task(this, n - 1);
                second = new Task(this, n - 2);
                setPendingCount(2);
                first.fork();
                second.compute();
            }
            tryComplete();
        }

        @Override
        public void onCompletion(CountedCompleter<?> child) {
            if (first != null) {
                result = first.result + second.result;
            }
        }

        @Override
        public Long getRawResult() {
            return result;
        }
    }
}
