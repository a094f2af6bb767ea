package org.concurrencybench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.results.Build;

/** A side that is a jar with JMH in it, this suite's or another's: each of its forks is a run of the jar. */
final class JarSide implements Rounds.Side {
    /** Lines of a JVM that did not start. */
    private static final int MOST_HEARD = 3;

    private static final String LIST_HEADING = "Benchmarks:";
    private static final String IDENTIFIER = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern NAME = Pattern.compile("(?:" + IDENTIFIER + "\\.)+" + IDENTIFIER);
    private static final Pattern PARAMETER = Pattern.compile("param \"(.*)\" = \\{");

    /** What a jar of this suite says of bad input, quoted. */
    private static final Pattern ERROR = Pattern.compile("\"error: (.*)\"");

    private static final byte[] NO_ROWS = "[]".getBytes(StandardCharsets.UTF_8);

    /** Exit codes above this are signals. */
    private static final int KILLED = 128;

    private static final long LIST_TIMEOUT_SECONDS = 60;
    private static final long LONGEST_END_SECONDS = 5;

    /** JMH's property: the user's answer to its lock, which each fork asks for. */
    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    /** A process took longer than it may. */
    private static final class NoEndException extends IOException {
        private static final long serialVersionUID = 1;

        NoEndException(String message) {
            super(message);
        }
    }

    private final String name;
    private final Path jar;
    private final String java;
    private final String jvmArgs;
    private final JmhArguments jmh;
    private final Map<String, Set<String>> benchmarks = new LinkedHashMap<>();
    private String latest = "";

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

    Path jar() {
        return jar;
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
            throw new BadInputException("--" + name + " " + jar + ": expected a jar that can be read"
                    + (Files.exists(jar) ? ": " + e.getMessage() : ", there is none"));
        }
    }

    /**
     * The benchmarks that are selected, and the names of their parameters; it must be asked before forks are run.
     *
     * @throws BadInputException if the jar does not answer as JMH does
     */
    Map<String, Set<String>> benchmarks() throws BadInputException, InterruptedException, IOException {
        list(Set.of()).forEach(this::listed);
        Set<String> own = benchmarks.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (jmh.parameters().stream().anyMatch(own::contains)) {
            list(own); // what values it refuses
        }
        return benchmarks;
    }

    private List<String> list(Set<String> parameters) throws BadInputException, InterruptedException, IOException {
        List<String> command = command();
        command.add("-lp");
        command.addAll(jmh.selection());
        command.addAll(jmh.listOptionsFor(parameters));
        Path output = Files.createTempFile("ab-", ".txt");
        try {
            int exit = list(command, output);
            List<String> lines = lines(output);
            Matcher error = ERROR.matcher(last(lines));
            if (exit == ExitCode.BAD_INPUT && error.matches()) {
                throw new BadInputException("--" + name + " " + this + ": " + error.group(1));
            }
            int heading = lines.stream().map(String::strip).toList().indexOf(LIST_HEADING);
            if (exit != 0 || heading < 0) {
                throw new BadInputException("--" + name + " " + this
                        + ": expected a jar that lists its benchmarks with -lp as JMH does, it says: " + last(lines));
            }
            return lines.stream().skip(heading + 1).map(String::strip).toList();
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A line is a benchmark's name, or one of the parameters of the benchmark before it, whose values may have lines. */
    private void listed(String line) {
        Matcher parameter = PARAMETER.matcher(line);
        if (parameter.lookingAt()) {
            benchmarks.get(latest).add(parameter.group(1));
        } else if (NAME.matcher(line).matches()) {
            latest = line;
            benchmarks.put(line, new HashSet<>());
        }
    }

    private int list(List<String> command, Path output) throws BadInputException, InterruptedException {
        try {
            return run(command, output, LIST_TIMEOUT_SECONDS);
        } catch (NoEndException e) {
            throw new BadInputException("--" + name + " " + this
                    + ": expected a jar that lists its benchmarks with -lp as JMH does, it " + e.getMessage());
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
        command.addAll(jmh.optionsFor(benchmarks.getOrDefault(benchmark, Set.of())));
        command.addAll(List.of("-f", "1", "-rf", "json", "-rff", results.toString()));
        if (!jmh.has("-foe")) {
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
                throw new Rounds.FailedForkException(
                        "exit code " + exit + ", " + cause(lines(output)) + " (all of it: " + kept + ")");
            }
            byte[] json = Files.readAllBytes(results);
            return json.length == 0 ? NO_ROWS.clone() : json;
        } finally {
            Files.deleteIfExists(results);
            Files.deleteIfExists(output);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(java));
        if (Boolean.getBoolean(IGNORE_LOCK)) {
            command.add("-D" + IGNORE_LOCK + "=true");
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Runs a command to its end; it and all that it started end with this call, however that ends. */
    private int run(List<String> command, Path output, long timeoutSeconds) throws InterruptedException, IOException {
        Process process = start(command, output);
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

    /** In order, if it takes no long time: JMH then deletes its temporary files. */
    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Process start(List<String> command, Path output) throws InterruptedException, IOException {
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

    /** What a process printed, in whatever encoding: what cannot be read is no reason to fail. */
    private static List<String> lines(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** What JMH heard from a JVM that did not even start, which it prints before its own last word. */
    private static String cause(List<String> lines) {
        List<String> heard = lines.stream()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("<forked VM failed"))
                .takeWhile(line -> !line.equals("</stderr>"))
                .filter(line -> !line.isEmpty() && !line.startsWith("<"))
                .limit(MOST_HEARD)
                .toList();
        return heard.isEmpty() ? last(lines) : "\"" + String.join(" | ", heard) + "\"";
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
