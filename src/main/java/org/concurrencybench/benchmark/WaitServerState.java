package org.concurrencybench.benchmark;

import java.time.Duration;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A server whose wait routes are called, in a process without garbage when an iteration begins. */
public class WaitServerState extends ServerState {
    /** How long each request waits in the server. */
    @Param("50")
    public int waitMillis;

    /**
     * Keeps garbage collections of this process out of iterations of the default length. At 1000 requests a batch one comes
     * every two seconds, stops a thousand threads or two, and takes a twelfth of the iteration that it happens to fall into.
     * A longer iteration allocates more than the heap's young part holds, and has them. What it costs itself is not counted:
     * {@link RequestCounter} depends on this state, and so reads the CPU time after it.
     */
    @Setup(Level.Iteration)
    public void collectGarbage() {
        System.gc();
    }

    @Override
    Duration waitTime() {
        return Duration.ofMillis(waitMillis);
    }
}
