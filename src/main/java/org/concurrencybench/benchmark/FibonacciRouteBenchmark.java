package org.concurrencybench.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.client.BlockingTransport;
import org.concurrencybench.client.ReplyCheck;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What one Fibonacci number costs when it is asked for over HTTP.
 *
 * <p>One operation is one request and its checked reply, from one blocking client over one kept-alive connection.
 * Included: HTTP, the hand-over to a worker thread ({@code fib}; {@code asyncfib} computes on the IO thread, as a
 * coroutine does on the event loop), the computation. Not included: opening the connection.
 *
 * <pre>java -jar target/benchmarks.jar FibonacciRouteBenchmark -p n=0,30</pre>
 *
 * <p>Expect the figures of {@link FibonacciBenchmark}'s {@code recursive} and {@code futures} and, at n = 0, the price of
 * the request alone.
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
@Warmup(iterations = 1, time = 1_600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class FibonacciRouteBenchmark {
    /** One connection, and what to ask through it. */
    @State(Scope.Thread)
    public abstract static class Connection {
        /** To each server. */
        private static final int SHALLOW_CALLS = 4_000;

        private static final int COMPILE_MILLIS = 200;

        @Param("30")
        public int n;

        private final String route;
        private ServerState server;
        private BlockingTransport transport;
        private List<URI> targets;
        private ReplyCheck check;
        private int requests;

        Connection(String route) {
            this.route = route;
        }

        @Setup
        public void open(ServerState server, BenchmarkParams params) throws IOException, InterruptedException {
            this.server = server;
            transport = new BlockingTransport(1, ServerState.HEAVIEST_CALL);
            server.onDeath(transport::close);
            targets = server.uris(route + n);
            check = ServerState.fibonacci(n);
            List<URI> shallow = server.uris(route + FibonacciBenchmark.SHALLOW);
            ReplyCheck shallowCheck = ServerState.fibonacci(FibonacciBenchmark.SHALLOW);
            if (FullSpeedWarmUp.isWanted(params) && server.startsServers()) {
                compile(shallow, shallowCheck);
            }
            FullSpeedWarmUp.run(params, server, this::get, () -> get(shallow, shallowCheck));
        }

        /** For the reason that {@link FibonacciBenchmark#compile} gives: else the first call of all is a deep one. */
        private void compile(List<URI> shallow, ReplyCheck shallowCheck) throws IOException, InterruptedException {
            for (int i = 0; i < SHALLOW_CALLS * targets.size(); i++) {
                get(shallow, shallowCheck);
            }
            Thread.sleep(COMPILE_MILLIS);
        }

        void get() throws IOException {
            get(targets, check);
        }

        private void get(List<URI> targets, ReplyCheck check) throws IOException {
            try {
                transport.get(targets.get(requests++ % targets.size()), check);
            } catch (IOException | RuntimeException e) {
                server.checkAlive(e);
                throw e;
            }
        }

        @TearDown
        public void close() {
            transport.close();
        }
    }

    /** To the route that computes on a worker thread. */
    public static class Fib extends Connection {
        public Fib() {
            super("/fib/");
        }
    }

    /** To the route that computes on the IO thread. */
    public static class AsyncFib extends Connection {
        public AsyncFib() {
            super("/asyncfib/");
        }
    }

    /** The CPU time behind the calls, which JMH reports as {@code us/op} with a CPU second as the operation. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Cpu {
        private final CpuMeter meter = new CpuMeter();

        @Setup(Level.Iteration)
        public void start(ServerState server) {
            meter.start(server);
        }

        @TearDown(Level.Iteration)
        public void stop(ServerState server, BenchmarkParams params) {
            meter.stop(server, CpuMeter.shares(params));
        }

        /** CPU seconds of the client in the current iteration; with an in-process server those of both. */
        public double clientCpuSeconds() {
            return meter.clientSeconds();
        }

        /** CPU seconds of the servers in the current iteration; NaN where they cannot be told. */
        public double serverCpuSeconds() {
            return meter.serverSeconds();
        }
    }

    /** The baseline: plain recursion on a worker thread. */
    @Benchmark
    public void fib(Fib connection, Cpu cpu) throws IOException {
        connection.get();
    }

    /** Recursion through futures on the IO thread. */
    @Benchmark
    public void asyncfib(AsyncFib connection, Cpu cpu) throws IOException {
        connection.get();
    }
}
