package org.concurrencybench.benchmark;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Ends a fork when the JVM that started it is gone: JMH's fork hears nothing of that before its iteration is over. Its
 * server processes end with it. The thread looks from time to time. Were it to wait for the end of the pipe to its input, it
 * would do so in native code, and a JVM that exits waits 0.3 s for threads that are there. It does not notice a host that
 * is gone before the fork's set-up begins.
 */
final class HostWatch {
    private static final int EXIT_CODE = 1;
    private static final long LOOK_MILLIS = 1_000;

    private HostWatch() {}

    /** Watches from now on, from a thread that keeps nobody alive; does nothing where the host is this JVM. */
    static void start(BenchmarkParams params) {
        if (params.getForks() > 0) {
            host().ifPresent(host -> new DaemonThreads("host-watch")
                    .newThread(() -> awaitEnd(host))
                    .start());
        }
    }

    /** The nearest JVM above: a wrapper such as perf may stand between. */
    private static Optional<ProcessHandle> host() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        return Stream.iterate(parent, Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(HostWatch::isJvm)
                .findFirst()
                .or(() -> parent);
    }

    private static boolean isJvm(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).getFileName().toString().startsWith("java"))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle host) {
        try {
            while (host.isAlive()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        System.err.println("the process that started this fork is gone: " + host.pid());
        // No orderly shutdown: its hooks would report to the host.
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
