package org.concurrencybench.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the same batches cost while the server computes a heavy Fibonacci number, by where it does so: on a worker
 * thread, on a virtual thread, or on an IO thread, where it stalls every connection of that thread.
 *
 * <p>One operation is one batch, as in {@link RequestBatchBenchmark}. Included: the loss of the core that the heavy
 * request takes, from client and server alike where they share a process ({@code server=in-process}) or its processors.
 * Not included: the heavy request's own time, which only keeps it in flight, and garbage collections of the fork: each
 * iteration begins with one.
 *
 * <pre>java -jar target/benchmarks.jar 'InterferenceBenchmark.(executor|async)' -p background=none,io</pre>
 *
 * <p>Expect {@code worker} and {@code virtual} to cost a few percent while a core is free, and {@code io} nearly
 * everything to every batch that has a connection on the stalled thread: its requests are read in one gap between two
 * heavy requests, and the timer of {@code /asyncwait} fires in the next, so that a batch lasts two of them there and one
 * on the other routes, whatever the client is. {@code sync} has one connection: with two IO
 * threads it shares the heavy one's in every other fork, so it runs without {@code io} unless asked, and then
 * {@code -p ioThreads=1} decides it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsPrepend = {
            ForkArguments.MIN_HEAP,
            ForkArguments.MAX_HEAP,
            ForkArguments.COLLECTOR,
            ForkArguments.COMPILERS
        })
@Warmup(iterations = 1, time = 1_200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class InterferenceBenchmark {
    /** The batches of {@code executor}. */
    public static class Executor extends BatchState.Executor {
        @Param("100")
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The batches of {@code virtualThreads}. */
    public static class VirtualThread extends BatchState.VirtualThread {
        @Param("100")
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The batches of {@code async}. */
    public static class Async extends BatchState.Async {
        @Param("100")
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The baseline: one after another, on the calling thread. The wait decides, and what is left to compile does not show. */
    @Benchmark
    // One batch takes longer: it is 0.9 s at full speed that this asks for.
    @Warmup(iterations = 1, time = 180, timeUnit = TimeUnit.MILLISECONDS)
    public int sync(BatchState.Sync batch, BackgroundState.OffIo background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** A fixed pool of platform threads with blocking sockets. */
    @Benchmark
    public int executor(Executor batch, BackgroundState.Anywhere background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** A virtual thread for each request with the same blocking sockets. */
    @Benchmark
    public int virtualThreads(VirtualThread batch, BackgroundState.Anywhere background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** Event loops and callbacks. */
    @Benchmark
    public int async(Async batch, BackgroundState.Anywhere background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }
}
