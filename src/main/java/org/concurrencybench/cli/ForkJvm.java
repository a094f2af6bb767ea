package org.concurrencybench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencybench.benchmark.VirtualThreads;

/**
 * A JVM that forks or servers run on.
 *
 * @param version the version of its JDK
 */
record ForkJvm(Runtime.Version version) {
    /** The first JDK that warns of the sun.misc.Unsafe calls in JMH and the libraries, and the flag that it obeys. */
    private static final int FIRST_JDK_WITH_UNSAFE_FLAG = 23;

    /** The first JDK that warns of native libraries, and the flag that allows them. */
    private static final int FIRST_JDK_WITH_NATIVE_WARNING = 24;

    private static final int OLDEST_JDK = 17;
    private static final String UNSAFE_FLAG = "--sun-misc-unsafe-memory-access=allow";
    private static final String NATIVE_FLAG = "--enable-native-access=ALL-UNNAMED";
    private static final String VERSION_PROPERTY = "java.version = ";

    /**
     * Asks the executable for its version.
     *
     * @param option what names the executable, with the sign or space between them, such as {@code "-jvm "}
     * @param executable what the option was given; empty for the JVM that this runs on
     * @throws BadInputException if it cannot be run or does not answer as a JVM does
     */
    static ForkJvm of(String option, Optional<String> executable) throws BadInputException, InterruptedException {
        return executable.isEmpty() ? new ForkJvm(Runtime.version()) : ask(option + executable.get(), executable.get());
    }

    private static ForkJvm ask(String given, String executable) throws BadInputException, InterruptedException {
        try {
            Process process = new ProcessBuilder(executable, "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = process.inputReader()) {
                List<String> lines = output.lines().map(String::trim).toList();
                process.waitFor();
                for (String line : lines) {
                    if (line.startsWith(VERSION_PROPERTY)) {
                        return atLeastOldest(given, line.substring(VERSION_PROPERTY.length()));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(given + ": expected a java executable: " + e.getMessage());
        }
        throw new BadInputException(given + ": expected a java executable, it names no java.version");
    }

    private static ForkJvm atLeastOldest(String given, String version) throws BadInputException {
        // JDK 8 calls itself 1.8.0_402, which is no version to the parser.
        if (version.startsWith("1.") || Runtime.Version.parse(version).feature() < OLDEST_JDK) {
            throw new BadInputException(given + ": expected JDK " + OLDEST_JDK + " or later, this is " + version);
        }
        return new ForkJvm(Runtime.Version.parse(version));
    }

    boolean hasVirtualThreads() {
        return version.feature() >= VirtualThreads.FIRST_JDK;
    }

    /**
     * Arguments that keep warnings about libraries off the console.
     *
     * @param nativeAccess whether a native library is loaded
     */
    List<String> quietArguments(boolean nativeAccess) {
        List<String> arguments = new ArrayList<>();
        if (version.feature() >= FIRST_JDK_WITH_UNSAFE_FLAG) {
            arguments.add(UNSAFE_FLAG);
        }
        if (nativeAccess && version.feature() >= FIRST_JDK_WITH_NATIVE_WARNING) {
            arguments.add(NATIVE_FLAG);
        }
        return arguments;
    }
}
