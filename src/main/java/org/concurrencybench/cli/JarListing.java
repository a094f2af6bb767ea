package org.concurrencybench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a jar with JMH in it, of any version, says of its benchmarks when it is asked with {@code -lp}. */
final class JarListing {
    private static final String HEADING = "Benchmarks:";
    private static final String IDENTIFIER = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern NAME = Pattern.compile("(?:" + IDENTIFIER + "\\.)+" + IDENTIFIER);
    private static final Pattern PARAMETER = Pattern.compile("param \"(.*)\" = \\{");

    /** What a jar of this suite says of bad input, quoted. */
    private static final Pattern ERROR = Pattern.compile("\"error: (.*)\"");

    private static final long TIMEOUT_SECONDS = 60;

    private final String asked;
    private final String java;
    private final List<String> command;
    private final JmhArguments jmh;

    /**
     * A question to a jar.
     *
     * @param asked what is asked, for messages, such as {@code --base main.jar}
     * @param java what its JVM was chosen by, in the same way
     * @param command what runs the jar
     * @param jmh what selects the benchmarks, and what they would be run with
     */
    JarListing(String asked, String java, List<String> command, JmhArguments jmh) {
        this.asked = asked;
        this.java = java;
        this.command = List.copyOf(command);
        this.jmh = jmh;
    }

    /**
     * The benchmarks that are selected, and the names of their parameters.
     *
     * @throws BadInputException if the jar cannot be run, does not answer as JMH does, or refuses the parameters
     */
    Map<String, Set<String>> benchmarks() throws BadInputException, InterruptedException, IOException {
        Map<String, Set<String>> benchmarks = parsed(lines(Set.of()));
        Set<String> own = benchmarks.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (jmh.parameters().stream().anyMatch(own::contains)) {
            lines(own); // what values it refuses
        }
        return benchmarks;
    }

    private List<String> lines(Set<String> parameters) throws BadInputException, InterruptedException, IOException {
        List<String> list = new ArrayList<>(command);
        list.add("-lp");
        list.addAll(jmh.selection());
        list.addAll(jmh.listOptionsFor(parameters));
        Path output = Files.createTempFile("ab-", ".txt");
        try {
            JarProcess process = new JarProcess(list, output);
            int exit = run(process);
            List<String> said = process.lines();
            String last = JarProcess.last(said);
            Matcher error = ERROR.matcher(last);
            if (exit == ExitCode.BAD_INPUT && error.matches()) {
                throw new BadInputException(asked + ": " + error.group(1));
            }
            int heading = said.indexOf(HEADING);
            if (exit != 0 || heading < 0) {
                throw noList("says: " + last);
            }
            return said.subList(heading + 1, said.size());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int run(JarProcess process) throws BadInputException, InterruptedException {
        try {
            return process.run(TIMEOUT_SECONDS);
        } catch (JarProcess.NoEndException e) {
            throw noList(e.getMessage());
        } catch (IOException e) {
            throw new BadInputException(java + ": expected a java executable: " + e.getMessage());
        }
    }

    private BadInputException noList(String butIt) {
        return new BadInputException(
                asked + ": expected a jar that lists its benchmarks with -lp as JMH does, it " + butIt);
    }

    /** A line is a benchmark's name, or one of the parameters of the benchmark before it, whose values may have lines. */
    private static Map<String, Set<String>> parsed(List<String> lines) {
        Map<String, Set<String>> benchmarks = new LinkedHashMap<>();
        String latest = "";
        for (String line : lines) {
            Matcher parameter = PARAMETER.matcher(line);
            if (parameter.lookingAt()) {
                benchmarks.get(latest).add(parameter.group(1));
            } else if (NAME.matcher(line).matches()) {
                latest = line;
                benchmarks.put(line, new HashSet<>());
            }
        }
        return benchmarks;
    }
}
