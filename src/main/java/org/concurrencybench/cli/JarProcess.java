package org.concurrencybench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that is run to its end, and what it printed. It and all that it started end with the call, however that ends. */
final class JarProcess {
    /** Exit codes above this are signals. */
    private static final int KILLED = 128;

    private static final long LONGEST_END_SECONDS = 5;

    private final List<String> command;
    private final Path output;

    /** A process took longer than it may. */
    static final class NoEndException extends IOException {
        private static final long serialVersionUID = 1;

        NoEndException(String message) {
            super(message);
        }
    }

    /**
     * A command that is not run yet.
     *
     * @param output the file for what it prints, errors too
     */
    JarProcess(List<String> command, Path output) {
        this.command = List.copyOf(command);
        this.output = output;
    }

    /**
     * Runs it and returns its exit code.
     *
     * @throws NoEndException if it takes longer
     * @throws IOException if it cannot be started
     */
    int run(long timeoutSeconds) throws InterruptedException, IOException {
        Process process = start();
        try {
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                throw new NoEndException("did not end in " + timeoutSeconds + " s");
            }
            if (process.exitValue() > KILLED) {
                waitForTheStop();
            }
            return process.exitValue();
        } finally {
            end(process);
        }
    }

    /** What it printed, in whatever encoding: what cannot be read is no reason to fail. */
    List<String> lines() throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    /** The last of some lines that says something, in quotation marks. */
    static String last(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .reduce((one, other) -> other)
                .map(line -> "\"" + line + "\"")
                .orElse("nothing");
    }

    /** Asks it to end first, so that JMH deletes its temporary files, and does not wait for long. */
    private static void end(Process process) {
        List<ProcessHandle> started = new ArrayList<>(process.descendants().toList());
        process.destroy();
        process.descendants().forEach(started::add); // what it has just started
        try {
            process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Process start() throws InterruptedException, IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            waitForTheStop();
            throw e;
        }
    }

    /** Ctrl-C in a terminal reaches the others before it reaches us: whoever stops us has a moment to do so. */
    private static void waitForTheStop() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
