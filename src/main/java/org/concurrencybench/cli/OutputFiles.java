package org.concurrencybench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The files that JMH writes for the user: its output ({@code -o}) and the results ({@code -rff}). JMH finds out late, or
 * not at all, that one could not be written.
 */
final class OutputFiles {
    private static final String OUTPUT = "-o";
    private static final String RESULTS = "-rff";

    private final Options options;

    OutputFiles(Options options) {
        this.options = options;
    }

    /** What JMH writes of results in a format, in UTF-8. */
    static byte[] formatted(Collection<RunResult> results, ResultFormatType format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(format, stream).writeOut(results);
        stream.flush();
        return bytes.toByteArray();
    }

    /** Refuses files that could not be written, and a folder for JMH's temporary files that is none. */
    void checkBefore() throws BadInputException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        if (!Files.isDirectory(temporary) || !Files.isWritable(temporary)) {
            throw new BadInputException("-Djava.io.tmpdir=" + temporary + ": expected a folder that can be written");
        }
        checkBefore(OUTPUT, output());
        checkBefore(RESULTS, results());
        if (output().isPresent()
                && results().isPresent()
                && isSame(Path.of(output().get()), Path.of(results().get()))) {
            throw new BadInputException(
                    OUTPUT + " " + output().get() + ": expected another file than that of the results");
        }
    }

    /** What is no file, such as a device, takes both. */
    private static boolean isSame(Path one, Path other) {
        if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            return Files.notExists(one) || Files.isRegularFile(one);
        }
        try {
            return Files.isRegularFile(one) && Files.isRegularFile(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static void checkBefore(String option, Optional<String> file) throws BadInputException {
        if (file.isPresent()) {
            Path path = Arguments.path(option, file.get()).toAbsolutePath();
            if (Files.isDirectory(path) || !Files.isWritable(Files.exists(path) ? path : path.getParent())) {
                throw new BadInputException(option + " " + file.get() + ": expected a file that can be written");
            }
        }
    }

    /**
     * Looks whether all of it is there.
     *
     * @throws IOException if a file is cut short, as on a full disk
     */
    void checkAfter(Collection<RunResult> written) throws IOException {
        Optional<Path> results = results().map(Path::of).filter(Files::isRegularFile);
        if (results.isPresent()
                && Files.size(results.get())
                        < formatted(written, options.getResultFormat().orElse(Defaults.RESULT_FORMAT)).length) {
            throw new IOException(results.get() + " is cut short");
        }
        // The table comes last, but for a line about the results' file; a silent run has none.
        Optional<Path> output = output().map(Path::of).filter(Files::isRegularFile);
        if (output.isPresent()
                && !isSilent()
                && !ascii(Files.readAllBytes(output.get()))
                        .contains(ascii(formatted(written, ResultFormatType.TEXT)))) {
            throw new IOException(output.get() + " is cut short");
        }
    }

    /** Whether nothing is to be printed. */
    boolean isSilent() {
        return options.verbosity().orElse(VerboseMode.NORMAL) == VerboseMode.SILENT;
    }

    private Optional<String> output() {
        return Optional.ofNullable(options.getOutput().orElse(null));
    }

    /** Where JMH writes the results, if it does: a format alone will do for that. */
    private Optional<String> results() {
        if (!options.getResultFormat().hasValue()) {
            return Optional.ofNullable(options.getResult().orElse(null));
        }
        String ending = options.getResultFormat().get().toString().toLowerCase(Locale.ROOT);
        return Optional.of(options.getResult().orElse(Defaults.RESULT_FILE_PREFIX + "." + ending));
    }

    /** What all charsets write alike: one that cannot write ± writes a question mark. */
    private static String ascii(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]|[?]", "")
                .strip();
    }
}
