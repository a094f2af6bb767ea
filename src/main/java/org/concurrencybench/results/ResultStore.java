package org.concurrencybench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that keeps runs: for each one JMH's JSON, byte for byte, and beside it the environment that JMH does not
 * write down. Files appear whole or not at all, and are never changed afterwards.
 */
public final class ResultStore implements AutoCloseable {
    /** Where runs are kept unless another folder is named. */
    public static final String DEFAULT_FOLDER = "jmh-results";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    /** Those that were not there before, the innermost first. */
    private final List<Path> made;

    private ResultStore(Path folder, List<Path> made) {
        this.folder = folder;
        this.made = made;
    }

    /**
     * Opens the store, making the folder if need be, and proves that a file can be written there: a run must not end
     * with figures that cannot be kept.
     *
     * @throws IOException if the folder cannot be made or written
     */
    public static ResultStore open(Path folder) throws IOException {
        List<Path> made = Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .takeWhile(Files::notExists)
                .toList();
        Files.createDirectories(folder);
        Files.delete(Files.createFile(folder.resolve(".probe-" + UUID.randomUUID())));
        return new ResultStore(folder, made);
    }

    /** Removes what {@link #open} has made, as far as nothing was kept there. */
    @Override
    public void close() {
        try {
            for (Path empty : made) {
                Files.delete(empty);
            }
        } catch (IOException e) {
            return; // the first that is not empty, or is gone
        }
    }

    /**
     * Keeps one run, in files that are called after the second in which it started, or after the next one that is free: a
     * kept run is never changed.
     *
     * @param time when the run started
     * @param commit what was measured: the short commit, with {@code -dirty} if the tree was
     * @param jmhJson what {@code -rf json} writes
     * @return the file that holds {@code jmhJson}; the environment is beside it
     * @throws IOException if a file cannot be written, with the cause in its message; then the run is in a folder among
     *     the temporary files, which the message names, unless these cannot be written either
     */
    public Path save(Instant time, String commit, byte[] jmhJson, Environment environment) throws IOException {
        try {
            return write(time, commit, jmhJson, environment);
        } catch (IOException e) {
            throw new IOException(e + rescue(time, commit, jmhJson, environment), e);
        }
    }

    private static String rescue(Instant time, String commit, byte[] jmhJson, Environment environment) {
        try {
            ResultStore temporary = open(Files.createTempDirectory("results-"));
            return "; it is in " + temporary.write(time, commit, jmhJson, environment);
        } catch (IOException e) {
            return "; nor in the folder for temporary files: " + e;
        }
    }

    private Path write(Instant time, String commit, byte[] jmhJson, Environment environment) throws IOException {
        Files.createDirectories(folder); // another run may have removed it, which had made it and kept nothing
        Instant free = time;
        while (Files.exists(file(free, commit, RunFiles.JSON))
                || Files.exists(file(free, commit, RunFiles.ENVIRONMENT))) {
            free = free.plusSeconds(1);
        }
        // The environment first: whoever sees a result sees its environment too.
        Path environmentFile = file(free, commit, RunFiles.ENVIRONMENT);
        WholeFile.write(environmentFile, MAPPER.writeValueAsBytes(environment));
        Path results = file(free, commit, RunFiles.JSON);
        try {
            WholeFile.write(results, jmhJson);
        } catch (IOException e) {
            Files.deleteIfExists(environmentFile);
            throw e;
        }
        return results;
    }

    private Path file(Instant time, String commit, String ending) {
        return folder.resolve(TIME.format(time) + "-" + commit + ending);
    }
}
