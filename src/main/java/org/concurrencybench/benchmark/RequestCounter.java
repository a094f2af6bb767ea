package org.concurrencybench.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Counts what JMH reports beside batches per second: the checked replies as {@code requests} per second, and the CPU
 * seconds of client and servers per second, which is how many processors each keeps busy. With several threads ({@code
 * -t}) JMH counts in all three what goes on before and after the time that it measures. {@code -si false} is no way
 * out: whoever begins first or ends last has the shared limits alone, and the rate itself is too high.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class RequestCounter {
    /** The replies of the current iteration. */
    public long requests;

    private final CpuMeter cpu = new CpuMeter();

    @Setup(Level.Iteration)
    public void start(WaitServerState server) {
        cpu.start(server);
    }

    @TearDown(Level.Iteration)
    public void stop(WaitServerState server, BenchmarkParams params) {
        cpu.stop(server, CpuMeter.shares(params));
    }

    /** CPU seconds of the client in the current iteration; with an in-process server those of both. */
    public double clientCpuSeconds() {
        return cpu.clientSeconds();
    }

    /** CPU seconds of the servers in the current iteration; NaN where they cannot be told. */
    public double serverCpuSeconds() {
        return cpu.serverSeconds();
    }

    /** Adds the replies of one batch, and returns them. */
    int add(int replies) {
        requests += replies;
        return replies;
    }
}
