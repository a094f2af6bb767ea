package org.concurrencybench.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencybench.results.Build;

/** A side that is a jar with JMH in it, this suite's or another's: each of its forks is a run of the jar. */
final class JarSide implements Rounds.Side {
    /** Lines of a JVM that did not start. */
    private static final int MOST_HEARD = 3;

    private static final byte[] NO_ROWS = "[]".getBytes(StandardCharsets.UTF_8);

    /** Arguments of this JVM that are for JMH, and so for each side's: whether it asks for its lock, and where that lies. */
    private static final List<String> PASSED_ON = List.of("-Djmh.ignoreLock=", "-Djava.io.tmpdir=");

    private final String name;
    private final Path jar;
    private final String java;
    private final String jvmArgs;
    private final JmhArguments jmh;
    private Map<String, Set<String>> benchmarks = Map.of();

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
        String option = "--" + name;
        benchmarks = new JarListing(option + " " + this, option + "-jvm " + java, command(), jmh).benchmarks();
        return benchmarks;
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
            JarProcess process = new JarProcess(command, output);
            int exit = process.run(Long.MAX_VALUE);
            if (exit != 0) {
                Path kept = Files.copy(
                        output, Files.createTempDirectory("ab-failed-").resolve("output.txt"));
                throw new Rounds.FailedForkException(
                        "exit code " + exit + ", " + cause(process.lines()) + " (all of it: " + kept + ")");
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
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** What JMH heard from a JVM that did not even start, which it prints before its own last word. */
    private static String cause(List<String> lines) {
        List<String> heard = lines.stream()
                .dropWhile(line -> !line.startsWith("<forked VM failed"))
                .takeWhile(line -> !line.equals("</stderr>"))
                .filter(line -> !line.isEmpty() && !line.startsWith("<"))
                .limit(MOST_HEARD)
                .toList();
        return heard.isEmpty() ? JarProcess.last(lines) : "\"" + String.join(" | ", heard) + "\"";
    }
}
