package org.concurrencybench.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the packaged jar as a user does, on the JVM of the tests. */
final class Jar {
    static final Path PATH = Path.of("target/benchmarks.jar").toAbsolutePath();
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final long TIMEOUT_MINUTES = 5;

    /** What a call left. */
    record Outcome(int exitCode, String out, String err) {}

    private Jar() {}

    /** Runs {@code java -jar benchmarks.jar} in a folder and waits for its end. */
    static Outcome run(Path folder, String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = start(folder, out, err, args);
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("still running: " + List.of(args) + "\n" + Files.readString(out));
            }
        } finally {
            process.destroy(); // if a test's time is up
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    /** Starts {@code java -jar benchmarks.jar} in a folder, its output in two files. */
    static Process start(Path folder, Path out, Path err, String... args) throws IOException {
        return start(folder, out, err, List.of(), args);
    }

    /** The same with arguments for the JVM. */
    static Process start(Path folder, Path out, Path err, List<String> jvmArguments, String... args)
            throws IOException {
        return start(PATH, folder, out, err, jvmArguments, args);
    }

    /** The same of a copy of the jar. */
    static Process start(Path jar, Path folder, Path out, Path err, List<String> jvmArguments, String... args)
            throws IOException {
        // Every test has a folder of its own, and so a JMH lock of its own.
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Djava.io.tmpdir=" + folder));
        command.addAll(jvmArguments);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Where a server says that it listens in what it has printed so far; null if it does not yet. */
    static URI listening(Path out) throws IOException {
        Matcher matcher =
                Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+) ").matcher(Files.readString(out));
        return matcher.find() ? URI.create(matcher.group(1)) : null;
    }
}
