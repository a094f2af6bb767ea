package org.concurrencybench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own. It says in one line of its output where it listens, and runs until its input ends:
 * the other end of that pipe is held by its parent alone, so that it ends with the parent however that ends.
 */
public final class ChildProcess implements AutoCloseable {
    private static final String LISTENING = "Listening on ";

    /** Others in that process, such as an agent, may listen somewhere too, and say so. */
    private static final Pattern ADDRESS = Pattern.compile(LISTENING + "(http://[\\w.:\\[\\]]+)");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    /** Time enough to write a profile too. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration DEATH_TIMEOUT = Duration.ofSeconds(1);
    private static final int LAST_LINES = 8;

    private final Process process;
    private final CompletableFuture<URI> listening = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile boolean expectedToEnd;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** What the child's main does: says where {@code server} listens, and returns when the parent is gone. */
    public static void serve(BenchmarkServer server, InputStream in, PrintStream out) throws IOException {
        out.println(LISTENING + server.uri());
        in.transferTo(OutputStream.nullOutputStream());
    }

    static ChildProcess start(List<String> command) throws IOException {
        ChildProcess child = new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread reader = new Thread(child::follow, "server-process-" + child.process.pid());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** Reads all output, so that the child never waits for a reader, and then the exit code. */
    private void follow() {
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null) {
                Matcher address = ADDRESS.matcher(line);
                if (address.matches()) {
                    listening.complete(URI.create(address.group(1)));
                } else {
                    keep(line);
                }
                line = output.readLine();
            }
        } catch (IOException e) {
            keep(e.toString());
        }
        ended.complete(process.onExit().join().exitValue());
        listening.completeExceptionally(new IllegalStateException("no server process: " + describeEnd()));
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.remove();
            }
        }
    }

    /**
     * Where it listens; waits for it to do so.
     *
     * @throws IllegalStateException if it does not
     */
    URI uri() {
        try {
            return listening.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (IllegalStateException) e.getCause();
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "server process " + process.pid() + " does not listen after " + START_TIMEOUT.toSeconds() + " s; "
                            + describeOutput(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server process started", e);
        }
    }

    Optional<Duration> cpuTime() {
        return process.info().totalCpuDuration();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void onDeath(Runnable action) {
        var unused = ended.thenRun(() -> {
            if (!expectedToEnd) {
                action.run();
            }
        });
    }

    /** Waits a moment for the end of any of them. */
    static void awaitAnyEnd(Collection<ChildProcess> children) {
        try {
            CompletableFuture.anyOf(children.stream().map(child -> child.ended).toArray(CompletableFuture<?>[]::new))
                    .get(DEATH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended, if it has; empty if it was told to. */
    Optional<String> death() {
        return ended.isDone() && !expectedToEnd ? Optional.of(describeEnd()) : Optional.empty();
    }

    private String describeEnd() {
        String address = listening.isDone() && !listening.isCompletedExceptionally() ? " at " + listening.join() : "";
        return "server process " + process.pid() + address + " ended with exit code " + ended.join() + "; "
                + describeOutput();
    }

    private String describeOutput() {
        synchronized (lastLines) {
            return "its last output: " + (lastLines.isEmpty() ? "none" : "'" + String.join(" | ", lastLines) + "'");
        }
    }

    /** Lets go of the pipe, at the end of which the child ends. */
    void askToEnd() {
        expectedToEnd = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        askToEnd();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                // A script that starts the JVM may be killed alone, and the JVM would hold the pipe.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
