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
 * request takes, from client and server alike since they share a process. Not included: the heavy request's own time,
 * which only keeps it in flight.
 *
 * <pre>java -jar target/benchmarks.jar InterferenceBenchmark -p background=none,io -p batchSize=1000</pre>
 *
 * <p>Expect {@code none} to repeat the rows of {@link RequestBatchBenchmark}, {@code worker} to cost little while a core
 * is free, {@code virtual} to cost the most to the routes and clients that run on virtual threads, since the heavy
 * request holds one of their carriers, and {@code io} to cost nearly everything.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsPrepend = {ForkArguments.MIN_HEAP, ForkArguments.MAX_HEAP, ForkArguments.COLLECTOR})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 2)
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

    /** The baseline: one after another, on the calling thread. */
    @Benchmark
    public int sync(BatchState.Sync batch, BackgroundState background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** A fixed pool of platform threads with blocking sockets. */
    @Benchmark
    public int executor(Executor batch, BackgroundState background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** A virtual thread for each request with the same blocking sockets. */
    @Benchmark
    public int virtualThreads(VirtualThread batch, BackgroundState background, RequestCounter counter)
            throws InterruptedException {
        return counter.add(batch.send());
    }

    /** Event loops and callbacks. */
    @Benchmark
    public int async(Async batch, BackgroundState background, RequestCounter counter) throws InterruptedException {
        return counter.add(batch.send());
    }
}
