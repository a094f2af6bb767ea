package org.concurrencybench.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The servers that a benchmark calls, wherever they run. */
public interface Servers extends AutoCloseable {
    /** Their base addresses, such as {@code http://127.0.0.1:34567}, at least one, in the order they are called in. */
    List<URI> uris();

    /**
     * The CPU time that their processes have used so far; empty where it is a part of this process's own, or not to be
     * known.
     */
    default Optional<Duration> cpuTime() {
        return Optional.empty();
    }

    /**
     * Calls {@code action} when a server has ended that should run, where that shows: on the thread that watches it, or,
     * if it has ended already, on the caller's.
     */
    default void onDeath(Runnable action) {}

    /**
     * What is known of a server that has ended and should run: one line with its exit code and its last output. Since a
     * connection breaks before a process is gone, it waits for up to a second for an end to show; empty if none does.
     */
    default Optional<String> death() {
        return Optional.empty();
    }

    @Override
    void close();
}
