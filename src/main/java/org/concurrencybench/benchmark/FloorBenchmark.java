package org.concurrencybench.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

/**
 * What nobody can beat on this machine, and the rulers that tell a changed machine from a changed program: none of
 * these rows runs code of this suite's server or clients.
 *
 * <pre>java -jar target/benchmarks.jar FloorBenchmark</pre>
 *
 * <p>Expect {@code loopbackEcho} in the microseconds, {@code spin} to repeat within 1 %, and {@code timer} at
 * 50 ms and the fraction of a millisecond by which it fires late: no row with a wait of 50 ms can do better.
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
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class FloorBenchmark {
    @Setup
    public void begin(BenchmarkParams params) {
        HostWatch.start(params);
        Parameter.check(params);
    }

    private static final int SPINS = 10_000;

    /**
     * A connected pair of sockets, both ends of which belong to the calling thread. Between two threads the byte takes
     * what the scheduler takes to wake them, from 4 to 80 µs as it places them: no ruler.
     */
    @State(Scope.Thread)
    public static class Echo {
        private Socket socket;
        private Socket peer;

        @Setup
        public void open() throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                peer = listener.accept();
            }
            socket.setTcpNoDelay(true);
            peer.setTcpNoDelay(true);
        }

        int exchange() throws IOException {
            pass(socket, peer);
            return pass(peer, socket);
        }

        private static int pass(Socket from, Socket to) throws IOException {
            from.getOutputStream().write(1);
            int value = to.getInputStream().read();
            if (value != 1) {
                throw new EOFException("the socket passed on " + value + ", expected 1");
            }
            return value;
        }

        @TearDown
        public void close() throws IOException {
            socket.close();
            peer.close();
        }
    }

    /** A scheduler of one thread. */
    @State(Scope.Benchmark)
    public static class Scheduler {
        /** How long the timer is set for. */
        @Param("50")
        public int timerMillis;

        final ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("floor-timer"));

        @TearDown
        public void close() {
            executor.shutdownNow();
        }
    }

    /** One byte over a raw socket and back, through the kernel's TCP, without a change of thread. */
    @Benchmark
    public int loopbackEcho(Echo echo) throws IOException {
        return echo.exchange();
    }

    /** A loop of {@value #SPINS} dependent integer steps (xorshift; Marsaglia, 2003) that touches no memory. */
    @Benchmark
    public int spin() {
        int x = 1;
        for (int i = 0; i < SPINS; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
        }
        return x;
    }

    /** A timer, from its start to its end: what is above the time it was set for is how late it fired. */
    @Benchmark
    public Object timer(Scheduler scheduler) throws InterruptedException, ExecutionException {
        return scheduler
                .executor
                .schedule(() -> this, scheduler.timerMillis, TimeUnit.MILLISECONDS)
                .get();
    }
}
