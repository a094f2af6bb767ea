package org.concurrencybench.benchmark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.fibonacci.ParallelFibonacci;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What concurrency costs, and gains, where nothing waits: one Fibonacci number, plain, through futures and in parallel.
 *
 * <p>One operation is one whole number. Included: forking, composing and joining. Not included: starting the pools.
 * The parallel variants compute parts below {@link ParallelFibonacci#SEQUENTIAL_BELOW} by plain recursion;
 * {@code futures} makes a future of every call, as {@code async def} does in Python.
 *
 * <pre>java -jar target/benchmarks.jar FibonacciBenchmark -prof gc</pre>
 *
 * <p>Expect {@code futures} at several times {@code recursive}, all of it allocation, and the parallel variants at
 * {@code recursive} divided by the number of cores and a little more.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsPrepend = {
            ForkArguments.MIN_HEAP,
            ForkArguments.MAX_HEAP,
            ForkArguments.COLLECTOR,
            ForkArguments.COMPILERS
        })
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 6, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FibonacciBenchmark {
    /** fib(12) = 233 is more than the JDK keeps {@code Long}s for: the compilers see new ones, too. */
    static final int SHALLOW = 12;

    private static final int SHALLOW_CALLS = 200;
    private static final int COMPILE_MILLIS = 100;

    @Setup
    public void begin(BenchmarkParams params) {
        HostWatch.start(params);
        Parameter.check(params);
    }

    /**
     * Has the recursion compiled from calls that the compiler has seen to their end. Caught in the midst of its first deep
     * one, it has seen the first term more often than the second, and on JDK 25 one fork in five got code that is 15 %
     * slower. Does nothing where no warm-up is wanted.
     */
    @Setup
    public void compile(BenchmarkParams params, Blackhole blackhole) throws InterruptedException {
        if (!FullSpeedWarmUp.isWanted(params)) {
            return;
        }
        for (int i = 0; i < SHALLOW_CALLS; i++) {
            blackhole.consume(Fibonacci.recursive(SHALLOW));
        }
        Thread.sleep(COMPILE_MILLIS);
    }

    /** Which number. */
    @State(Scope.Benchmark)
    public static class Input {
        @Param("30")
        public int n;
    }

    /** The recursion through futures, compiled. */
    @State(Scope.Benchmark)
    public static class CompiledFutures {
        private static final int BURSTS = 5;
        private static final int BURST = 5;

        /** How many calls lie between two looks of the JVM at a method's counter ({@code Tier3InvokeNotifyFreqLog}). */
        private static final int CALLS_BETWEEN_LOOKS = 1_024;

        private static final int PAUSE_MILLIS = 50;

        /**
         * Has the recursion compiled before what it calls. It cannot take in what was compiled earlier ("already compiled
         * into a big method"), and on JDK 17 one fork in thirty was a fifth slower for that. So calls come in bursts, of
         * which it needs fewer than its callees to be compiled. The JVM does not look at the counter after an inlined call,
         * and every second one is; so each burst ends with enough calls that are not. Does nothing where no warm-up is
         * wanted.
         */
        @Setup
        public void compile(BenchmarkParams params, Blackhole blackhole) throws InterruptedException {
            if (!FullSpeedWarmUp.isWanted(params)) {
                return;
            }
            for (int burst = 0; burst < BURSTS; burst++) {
                for (int i = 0; i < BURST; i++) {
                    blackhole.consume(Fibonacci.futures(SHALLOW));
                }
                for (int i = 0; i < CALLS_BETWEEN_LOOKS; i++) {
                    blackhole.consume(Fibonacci.futures(1));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** A thread for each processor, in a pool whose idle threads take over tasks of others. */
    @State(Scope.Benchmark)
    public static class Pool {
        final ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());

        @TearDown
        public void close() {
            pool.shutdownNow();
        }
    }

    /** A thread for each processor, in a plain pool. */
    @State(Scope.Benchmark)
    public static class Executor {
        final ExecutorService executor = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), new DaemonThreads("fibonacci-executor"));

        @TearDown
        public void close() {
            executor.shutdownNow();
        }
    }

    /** A virtual thread for each part. */
    @State(Scope.Benchmark)
    public static class Virtual {
        ThreadFactory factory;

        @Setup
        public void open() {
            factory = VirtualThreads.requireFactory("fibonacci");
        }
    }

    /** The baseline. Its third second is 1.4 % slow, and so belongs to the warm-up. */
    @Benchmark
    @Warmup(iterations = 3, time = 1)
    public long recursive(Input input) {
        return Fibonacci.recursive(input.n);
    }

    /** A future for every call, one after another on the calling thread. */
    @Benchmark
    public long futures(Input input, CompiledFutures compiled) {
        return Fibonacci.futures(input.n).join();
    }

    /** A future for every part, computed by an executor. */
    @Benchmark
    public long parallelFutures(Input input, Executor executor) {
        return ParallelFibonacci.futures(executor.executor, input.n).join();
    }

    /** A recursive task for every part. */
    @Benchmark
    public long forkJoin(Input input, Pool pool) {
        return ParallelFibonacci.forkJoin(pool.pool, input.n);
    }

    /** A virtual thread for every part. On one machine of several its third second is a sixth slow. */
    @Benchmark
    @Warmup(iterations = 3, time = 1)
    public long virtualThreads(Input input, Virtual virtual) throws InterruptedException, ExecutionException {
        return ParallelFibonacci.threads(virtual.factory, input.n);
    }
}
