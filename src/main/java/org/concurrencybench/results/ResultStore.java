package org.concurrencybench.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that keeps runs: for each one JMH's JSON, byte for byte, and beside it the environment that JMH does not
 * write down. Files appear whole or not at all, and are never changed afterwards.
 */
public final class ResultStore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private ResultStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the store, making the folder if need be, and proves that a file can be written there: a run must not end
     * with figures that cannot be kept.
     *
     * @throws IOException if the folder cannot be made or written
     */
    public static ResultStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createFile(folder.resolve(".probe-" + UUID.randomUUID())));
        return new ResultStore(folder);
    }

    /**
     * Keeps one run.
     *
     * @param time when the run started
     * @param commit what was measured: the short commit, with {@code -dirty} if the tree was
     * @param jmhJson what {@code -rf json} writes
     * @return the file that holds {@code jmhJson}; the environment is beside it
     * @throws IOException if a file cannot be written, or if a run of that second and commit is there already
     */
    public Path save(Instant time, String commit, byte[] jmhJson, Environment environment) throws IOException {
        String name = TIME.format(time) + "-" + commit;
        // The environment first: whoever sees a result sees its environment too.
        write(folder.resolve(name + ".env.json"), MAPPER.writeValueAsBytes(environment));
        Path results = folder.resolve(name + ".json");
        write(results, jmhJson);
        return results;
    }

    private void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already, and a kept run is never changed");
        }
        // Not a temporary file of the JDK's, which nobody but the user may read.
        Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, content);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }
}
