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
 * What a batch of requests costs, by who sends it and by what answers it.
 *
 * <p>One operation is one batch, from the first request to the last checked reply; {@code requests} counts the replies.
 * Included: the client's threads or event loops, HTTP over kept-alive loopback connections, the server's threads, the
 * wait itself, the check of status and JSON. Not included: opening connections and starting pools, which the warm-up
 * has done, and garbage collections of the fork: each iteration begins with one.
 *
 * <pre>java -jar target/benchmarks.jar RequestBatchBenchmark.async -p batchSize=1000</pre>
 *
 * <p>Expect {@code sync} just under 20 requests/s (50 ms each), every other row at 100 just under 2,000 (100 every
 * 50 ms), and the rows to part at 1000, where the processors are busy and the wait no longer decides.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 3,
        jvmArgsPrepend = {
            ForkArguments.MIN_HEAP,
            ForkArguments.MAX_HEAP,
            ForkArguments.COLLECTOR,
            ForkArguments.COMPILERS
        })
@Warmup(iterations = 1, time = 3)
@Measurement(iterations = 9, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RequestBatchBenchmark {
    /** The batches of {@code executor}. */
    public static class Executor extends BatchState.Executor {
        @Param({"100", "1000"})
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The batches of {@code virtualThreads}. */
    public static class VirtualThread extends BatchState.VirtualThread {
        @Param({"100", "1000"})
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The batches of {@code async}. */
    public static class Async extends BatchState.Async {
        @Param({"100", "1000"})
        public int batchSize;

        @Override
        int size() {
            return batchSize;
        }
    }

    /** The baseline: one after another, on the calling thread. The wait decides, and what is left to compile does not show. */
    @Benchmark
    @Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
    @Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
    public int sync(BatchState.Sync batch, RequestCounter counter) throws InterruptedException {
        return counter.add(batch.send());
    }

    /**
     * A fixed pool of platform threads with blocking sockets. A thousand of them block in ways that a warm-up at full speed
     * does not know: the first batches as they are measured have some of the code compiled anew.
     */
    @Benchmark
    @Warmup(iterations = 2, time = 1_800, timeUnit = TimeUnit.MILLISECONDS)
    public int executor(Executor batch, RequestCounter counter) throws InterruptedException {
        return counter.add(batch.send());
    }

    /** A virtual thread for each request with the same blocking sockets. */
    @Benchmark
    public int virtualThreads(VirtualThread batch, RequestCounter counter) throws InterruptedException {
        return counter.add(batch.send());
    }

    /** Event loops and callbacks. */
    @Benchmark
    public int async(Async batch, RequestCounter counter) throws InterruptedException {
        return counter.add(batch.send());
    }
}
