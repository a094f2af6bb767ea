package org.concurrencybench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencybench.results.Build;

/** A side that is a jar with JMH in it, this suite's or another's: each of its forks is a run of the jar. */
final class JarSide implements Rounds.Side {
    private static final String LIST_HEADING = "Benchmarks:";
    private static final byte[] NO_ROWS = "[]".getBytes(StandardCharsets.UTF_8);

    /** Exit codes above this are signals. */
    private static final int KILLED = 128;

    private static final long LIST_TIMEOUT_SECONDS = 60;

    private final String name;
    private final Path jar;
    private final String java;
    private final String jvmArgs;
    private final JmhArguments jmh;

    /**
     * A side.
     *
     * @param name {@code base} or {@code head}
     * @param java the executable to run the jar and its forks with
     * @param jvmArgs further arguments of the forks' JVM, with spaces between; empty for none
     * @param jmh what both sides are run with
     */
    JarSide(String name, Path jar, String java, String jvmArgs, JmhArguments jmh) {
        this.name = name;
        this.jar = jar;
        this.java = java;
        this.jvmArgs = jvmArgs;
        this.jmh = jmh;
    }

    @Override
    public String name() {
        return name;
    }

    /** The jar, and with what it is run. */
    @Override
    public String toString() {
        return Stream.of(jar.toString(), java.equals(ownJava()) ? "" : "on " + java, jvmArgs)
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    /** The executable of the JVM that this program runs on. */
    static String ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * What the jar was built from.
     *
     * @throws BadInputException if it is no jar
     */
    Build build() throws BadInputException {
        try {
            return Build.of(jar);
        } catch (IOException e) {
            throw new BadInputException(
                    "--" + name + " " + jar + ": expected a jar that can be read: " + e.getMessage());
        }
    }

    /**
     * The names of the benchmarks that are selected.
     *
     * @throws BadInputException if the jar does not answer as JMH does
     */
    List<String> benchmarks() throws BadInputException, InterruptedException, IOException {
        List<String> command = command();
        command.add("-l");
        command.addAll(jmh.selection());
        command.addAll(jmh.options());
        Path output = Files.createTempFile("ab-", ".txt");
        try {
            int exit = list(command, output);
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            int heading = lines.stream().map(String::strip).toList().indexOf(LIST_HEADING);
            if (exit != 0 || heading < 0) {
                throw new BadInputException("--" + name + " " + this
                        + ": expected a jar that lists its benchmarks with -l as JMH does, it says: " + last(lines));
            }
            return lines.stream()
                    .skip(heading + 1)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int list(List<String> command, Path output) throws BadInputException, InterruptedException {
        try {
            return run(command, output, LIST_TIMEOUT_SECONDS);
        } catch (IOException e) {
            throw new BadInputException(
                    "--" + name + "-jvm " + java + ": expected a java executable: " + e.getMessage());
        }
    }

    @Override
    public byte[] fork(String benchmark) throws Rounds.FailedForkException, InterruptedException, IOException {
        Path results = Files.createTempFile("ab-", ".json");
        Path output = Files.createTempFile("ab-", ".txt");
        List<String> command = command();
        command.add("^" + Pattern.quote(benchmark) + "$");
        command.addAll(jmh.options());
        command.addAll(List.of("-f", "1", "-rf", "json", "-rff", results.toString()));
        if (!jmh.options().contains("-foe")) {
            command.addAll(List.of("-foe", "true"));
        }
        String appended = (jmh.jvmArgsAppend() + " " + jvmArgs).strip();
        if (!appended.isEmpty()) {
            command.addAll(List.of("-jvmArgsAppend", appended));
        }
        try {
            int exit = run(command, output, Long.MAX_VALUE);
            if (exit != 0) {
                Path kept = Files.copy(
                        output, Files.createTempDirectory("ab-failed-").resolve("output.txt"));
                throw new Rounds.FailedForkException("exit code " + exit + ", "
                        + last(Files.readAllLines(output, StandardCharsets.ISO_8859_1)) + " (all of it: " + kept + ")");
            }
            byte[] json = Files.readAllBytes(results);
            return json.length == 0 ? NO_ROWS.clone() : json;
        } finally {
            Files.deleteIfExists(results);
            Files.deleteIfExists(output);
        }
    }

    private List<String> command() {
        return new ArrayList<>(List.of(java, "-jar", jar.toString()));
    }

    /** Runs a command to its end; it and all that it started end with this call, however that ends. */
    private int run(List<String> command, Path output, long timeoutSeconds) throws InterruptedException, IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                throw new IOException(String.join(" ", command) + " did not end in " + timeoutSeconds + " s");
            }
            if (process.exitValue() > KILLED) {
                // Ctrl-C in a terminal reaches it before it reaches us: whoever stops us has a moment to do so.
                TimeUnit.SECONDS.sleep(1);
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((one, other) -> other)
                .map(line -> "\"" + line + "\"")
                .orElse("nothing");
    }
}
