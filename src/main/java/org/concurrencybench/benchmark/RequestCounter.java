package org.concurrencybench.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts the checked replies, so that JMH reports {@code requests} per second beside batches per second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class RequestCounter {
    /** The replies of the current iteration. */
    public long requests;

    /** Adds the replies of one batch, and returns them. */
    int add(int replies) {
        requests += replies;
        return replies;
    }
}
