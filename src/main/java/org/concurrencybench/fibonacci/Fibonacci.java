package org.concurrencybench.fibonacci;

import java.util.concurrent.CompletableFuture;

/**
 * Fibonacci numbers by the definition, fib(0) = fib(1) = 1, on the calling thread. The recursion makes
 * 2&nbsp;fib(n)&nbsp;−&nbsp;1 calls, so its cost grows by the golden ratio from one n to the next: work that is easy to
 * dose and hard to optimise away.
 */
public final class Fibonacci {
    /** The largest n: fib(50) = 20,365,011,074 takes the better part of a minute. */
    public static final int MAX_N = 50;

    private Fibonacci() {}

    /** Returns fib(n) by n additions: what a reply is checked against, in no time and by other means. */
    public static long iterative(int n) {
        long previous = 0;
        long current = 1;
        for (int i = 0; i < n; i++) {
            long next = previous + current;
            previous = current;
            current = next;
        }
        return current;
    }

    /** Returns fib(n) by plain recursion. */
    public static long recursive(int n) {
        return n < 2 ? 1 : recursive(n - 1) + recursive(n - 2);
    }

    /**
     * Returns fib(n) by recursion through futures: the first term, and when it is there the second, which is what
     * {@code await fib(n - 1) + await fib(n - 2)} does elsewhere. Every future is complete when it is returned, so no
     * other thread takes part and what is paid for is the composition alone.
     */
    public static CompletableFuture<Long> futures(int n) {
        if (n < 2) {
            return CompletableFuture.completedFuture(1L);
        }
        return futures(n - 1).thenCompose(first -> futures(n - 2).thenApply(second -> first + second));
    }
}
