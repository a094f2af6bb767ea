package org.concurrencybench.benchmark;

import java.time.Duration;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A server whose wait routes are called. */
@State(Scope.Benchmark)
public class WaitServerState extends ServerState {
    /** How long each request waits in the server. */
    @Param("50")
    public int waitMillis;

    @Override
    Duration waitTime() {
        return Duration.ofMillis(waitMillis);
    }
}
