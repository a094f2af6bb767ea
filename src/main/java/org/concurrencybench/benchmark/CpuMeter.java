package org.concurrencybench.benchmark;

import java.time.Duration;
import java.util.Optional;

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

    /** @param threads the number of threads with a meter, each of which reports its share: JMH adds them up */
    void stop(ServerState server, int threads) {
        clientSeconds = seconds(clientStart, ownTime()) / threads;
        serverSeconds = seconds(serverStart, server.cpuTime()) / threads;
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
