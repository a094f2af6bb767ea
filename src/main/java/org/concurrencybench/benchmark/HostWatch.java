package org.concurrencybench.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Ends a fork when the JVM that started it is gone. JMH's fork hears nothing of that before its iteration is over; the
 * pipe to its input, which nobody writes to, breaks at once. Its server processes end with it.
 */
final class HostWatch {
    private static final int EXIT_CODE = 1;

    private HostWatch() {}

    /** Watches from now on, from a thread that keeps nobody alive; does nothing where the host is this JVM. */
    static void start(BenchmarkParams params) {
        if (params.getForks() > 0) {
            new DaemonThreads("host-watch").newThread(HostWatch::awaitEnd).start();
        }
    }

    private static void awaitEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
            System.err.println("this fork's input has ended, as it does when its host is gone");
        } catch (IOException e) {
            System.err.println("the host's pipe is broken: " + e);
        } finally {
            // No orderly shutdown: its hooks would report to the host.
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
