package org.concurrencybench.benchmark;

import java.time.Duration;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The CPU time that client and servers use in an iteration. Linux counts that of a process in steps of 10 ms, which is a
 * hundredth of a processor in an iteration of a second.
 */
final class CpuMeter {
    private Optional<Duration> clientStart = Optional.empty();
    private Optional<Duration> serverStart = Optional.empty();
    private double clientSeconds = Double.NaN;
    private double serverSeconds = Double.NaN;

    void start(ServerState server) {
        clientStart = ownTime();
        serverStart = server.cpuTime();
    }

    /** How many threads report a share each: of throughputs JMH adds up what they report, of times it takes the mean. */
    static int shares(BenchmarkParams params) {
        return params.getMode() == Mode.Throughput ? params.getThreads() : 1;
    }

    void stop(ServerState server, int shares) {
        clientSeconds = seconds(clientStart, ownTime()) / shares;
        serverSeconds = seconds(serverStart, server.cpuTime()) / shares;
    }

    /** The CPU seconds of this process; with a server in it, of both. */
    double clientSeconds() {
        return clientSeconds;
    }

    /** The CPU seconds of the servers; NaN if they have no processes of their own, or not here. */
    double serverSeconds() {
        return serverSeconds;
    }

    /** The CPU time of this process so far; empty where it is not to be known. */
    static Optional<Duration> ownTime() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    private static double seconds(Optional<Duration> start, Optional<Duration> end) {
        return start.isEmpty() || end.isEmpty()
                ? Double.NaN
                : end.get().minus(start.get()).toNanos() / 1e9;
    }
}
