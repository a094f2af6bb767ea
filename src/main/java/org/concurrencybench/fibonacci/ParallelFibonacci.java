package org.concurrencybench.fibonacci;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ThreadFactory;

/**
 * The recursion of {@link Fibonacci#recursive} cut into parts that run side by side. All variants cut at the same
 * place, {@link #SEQUENTIAL_BELOW}, so that they differ in the price of a part and not in the number of parts.
 */
public final class ParallelFibonacci {
    /**
     * The cut-off: fib(n) with n below this is computed by plain recursion. fib(21) takes about 30 µs, tens of times what
     * it costs to fork a task and to wake a thread for it, and fib(30) still falls into 89 parts, enough to spread over
     * a dozen cores. With 13 the tasks cost more than the second of two cores brings.
     */
    public static final int SEQUENTIAL_BELOW = 22;

    private ParallelFibonacci() {}

    /** Returns fib(n) by forking the first term and computing the second in {@code pool}'s current worker. */
    public static long forkJoin(ForkJoinPool pool, int n) {
        return pool.invoke(new Task(n));
    }

    /** Returns fib(n): the parts run on {@code executor}, their sums are combined as they complete; nobody blocks. */
    public static CompletableFuture<Long> futures(Executor executor, int n) {
        if (n < SEQUENTIAL_BELOW) {
            return CompletableFuture.supplyAsync(() -> Fibonacci.recursive(n), executor);
        }
        return futures(executor, n - 1).thenCombine(futures(executor, n - 2), Long::sum);
    }

    /**
     * Returns fib(n): the first term on a thread of its own, the second on the calling one, which then waits for the
     * first.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws ExecutionException if another thread failed
     */
    public static long threads(ThreadFactory factory, int n) throws InterruptedException, ExecutionException {
        if (n < SEQUENTIAL_BELOW) {
            return Fibonacci.recursive(n);
        }
        FutureTask<Long> first = new FutureTask<>(() -> threads(factory, n - 1));
        factory.newThread(first).start();
        long second = threads(factory, n - 2);
        return first.get() + second;
    }

    private static final class Task extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1;
        private final int n;

        Task(int n) {
            this.n = n;
        }

        @Override
        protected Long compute() {
            if (n < SEQUENTIAL_BELOW) {
                return Fibonacci.recursive(n);
            }
            Task first = new Task(n - 1);
            first.fork();
            long second = new Task(n - 2).compute();
            return first.join() + second;
        }
    }
}
