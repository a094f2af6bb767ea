package org.concurrencybench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.TextResult;

/**
 * Flame graphs of servers in processes of their own, which JMH does not start and async-profiler in the fork does not
 * see. Each profiles itself from its start, warm-up included, and leaves one graph when it ends: {@code server-1.html},
 * {@code server-2.html} and so on, beside the fork's, sampled by the same event. One that is killed leaves none.
 */
public final class ServerGraphs {
    /** Where the states of a benchmark find them: JMH makes both and gives neither to the other. */
    private static final AtomicReference<ServerGraphs> CURRENT = new AtomicReference<>();

    private final Path library;
    private final Path folder;
    private final String event;
    private final List<Path> files = new CopyOnWriteArrayList<>();

    ServerGraphs(Path library, Path folder, String event) {
        this.library = library;
        this.folder = folder;
        this.event = event;
    }

    /** Those of a row, by the options of {@code -prof async}, the library's path among them. */
    static ServerGraphs of(String asyncOptions, String rowId) {
        String event = Profilers.option(asyncOptions, "event").orElseGet(() -> Stream.of("alloc", "lock")
                .filter(name -> Profilers.option(asyncOptions, name).isPresent())
                .findFirst()
                .orElse("cpu"));
        return new ServerGraphs(
                Path.of(Profilers.option(asyncOptions, "libPath").orElseThrow()),
                Path.of(Profilers.option(asyncOptions, "dir").orElse(""), rowId),
                event);
    }

    /** Those of the trial that is set up in this JVM, if async-profiler is on. */
    public static Optional<ServerGraphs> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void setCurrent(Optional<ServerGraphs> graphs) {
        CURRENT.set(graphs.orElse(null));
    }

    /**
     * The JVM argument that makes a server leave a graph.
     *
     * @param number the server's, from 1 on
     * @throws IllegalArgumentException if a comma, which separates the options, is in a value
     */
    public String jvmArgument(int number) {
        Path file = folder.resolve("server-" + number + ".html");
        String absolute = file.toAbsolutePath().toString();
        if ((event + absolute).contains(",")) {
            throw new IllegalArgumentException("-prof async: " + event + " into " + absolute + ": expected no comma");
        }
        deleteEarlier(file);
        files.add(file);
        return "-agentpath:" + library.toAbsolutePath() + "=start,loglevel=error,event=" + event + ",file=" + absolute;
    }

    /** One of an earlier run would pass for that of a server that leaves none. */
    private static void deleteEarlier(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the graphs are, for the end of the row; empty if there is none. */
    Optional<TextResult> result() {
        List<Path> written = files.stream().filter(Files::exists).toList();
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new TextResult(
                        written.stream()
                                .map(file -> "  " + file + System.lineSeparator())
                                .collect(Collectors.joining(
                                        "",
                                        "Flame graphs of the servers, warm-up included:" + System.lineSeparator(),
                                        "")),
                        "async.servers"));
    }
}
