package org.concurrencybench.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Ends a fork when the JVM that started it is gone: JMH's fork hears nothing of that before its iteration is over. Its
 * server processes end with it. The thread looks at the host from time to time. Where it finds none (it is gone, it is no
 * JVM by its name, or it may be process 1, which inherits forks without a host), and when it no longer sees the one that
 * it found, it waits for the end of the pipe to the fork's input, which nobody writes to. That alone is sure everywhere
 * (a fork without a free file descriptor sees no host either), but a JVM that exits waits 0.3 s for a thread in native
 * code.
 */
final class HostWatch {
    private static final int EXIT_CODE = 1;
    private static final long LOOK_MILLIS = 1_000;
    private static final long HEIR_OF_ORPHANS = 1;

    private HostWatch() {}

    /** Watches from now on, from a thread that keeps nobody alive; does nothing where the host is this JVM. */
    static void start(BenchmarkParams params) {
        if (params.getForks() > 0) {
            new DaemonThreads("host-watch").newThread(HostWatch::endWithHost).start();
        }
    }

    /**
     * The nearest JVM above: a wrapper such as perf may stand between. One whose command cannot be read may be the host in
     * the midst of its end, and what stands above that is not looked at: it might be a JVM too, and live on.
     */
    static Optional<ProcessHandle> host(ProcessHandle fork) {
        Optional<ProcessHandle> above = fork.parent();
        while (above.isPresent() && above.get().pid() != HEIR_OF_ORPHANS) {
            Optional<String> command = above.get().info().command();
            if (command.isEmpty()) {
                return Optional.empty();
            }
            if (Path.of(command.get()).getFileName().toString().startsWith("java")) {
                return above;
            }
            above = above.get().parent();
        }
        return Optional.empty();
    }

    private static void endWithHost() {
        Optional<ProcessHandle> host = host(ProcessHandle.current());
        try {
            if (host.isPresent()) {
                awaitEnd(host.get());
            }
            System.in.transferTo(OutputStream.nullOutputStream());
            System.err.println("the process that started this fork is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException e) {
            System.err.println("the pipe from the process that started this fork is broken: " + e);
        }
        // No orderly shutdown: its hooks would report to the host.
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void awaitEnd(ProcessHandle host) throws InterruptedException {
        while (host.isAlive()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
