package org.concurrencybench.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.concurrencybench.benchmark.VirtualThreads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All ways give the same numbers, on both sides of the cut-off. */
class EveryWayTest {
    private static final ForkJoinPool POOL = new ForkJoinPool(2);
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

    private interface Computation {
        long apply(int n) throws Exception;
    }

    private enum Way {
        ITERATIVE(Fibonacci::iterative),
        RECURSIVE(Fibonacci::recursive),
        FUTURES(n -> Fibonacci.futures(n).join()),
        PARALLEL_FUTURES(n -> ParallelFibonacci.futures(EXECUTOR, n).join()),
        FORK_JOIN(n -> ParallelFibonacci.forkJoin(POOL, n)),
        PLATFORM_THREADS(n -> ParallelFibonacci.threads(Thread::new, n)),
        VIRTUAL_THREADS(n -> {
            assumeTrue(VirtualThreads.supported(), "no virtual threads");
            return ParallelFibonacci.threads(VirtualThreads.factory("fibonacci").orElseThrow(), n);
        });

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final Computation computation;

        Way(Computation computation) {
            this.computation = computation;
        }
    }

    @AfterAll
    static void closePools() {
        POOL.shutdownNow();
        EXECUTOR.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithAddition(Way way) throws Exception {
        long current = 1;
        long next = 1;
        for (int n = 0; n <= 25; n++) {
            assertThat(way.computation.apply(n)).as("fib(%d)", n).isEqualTo(current);
            long sum = current + next;
            current = next;
            next = sum;
        }
    }
}
