package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultStoreTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");
    private static final byte[] JSON = "[ ]\n".getBytes(StandardCharsets.UTF_8);
    private static final Environment ENVIRONMENT = new Environment(
            TIME,
            TIME.plusSeconds(60),
            "abc1234",
            null,
            new MachineProbe(Path.of("/")).machine(),
            null,
            Map.of("jmh-core", "1.37"),
            new Environment.Load(0.5, 1_000L, 10L, 500L, 400L),
            new Environment.Load(null, null, null, null, null));

    @TempDir
    Path folder;

    @Test
    void aRunIsKeptByteForByteBesideItsEnvironment() throws IOException {
        Path results = ResultStore.open(folder.resolve("made/as/needed")).save(TIME, "abc1234", JSON, ENVIRONMENT);

        assertThat(results.getFileName()).hasToString("2026-02-03T04-05-06Z-abc1234.json");
        assertThat(results).hasBinaryContent(JSON);
        JsonNode environment = new JsonMapper()
                .readTree(Files.readAllBytes(results.resolveSibling("2026-02-03T04-05-06Z-abc1234.env.json")));
        assertThat(environment.at("/commit").asString()).isEqualTo("abc1234");
        assertThat(environment.at("/started").asString()).isEqualTo("2026-02-03T04:05:06.789Z");
        assertThat(environment.at("/machine/cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(environment.at("/before/stealTicks").asInt()).isEqualTo(10);
        assertThat(environment.at("/libraries/jmh-core").asString()).isEqualTo("1.37");
    }

    @Test
    void whereNothingWasKeptNoFolderIsLeftThatWasNotThere() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        ResultStore unused = ResultStore.open(there.resolve("made/as/needed"));
        assertThat(there.resolve("made/as/needed")).isEmptyDirectory();
        unused.close();
        assertThat(there).isEmptyDirectory();
        try (ResultStore store = ResultStore.open(there.resolve("made/as/needed"))) {
            store.save(TIME, "abc1234", JSON, ENVIRONMENT);
        }
        assertThat(there.resolve("made/as/needed")).isNotEmptyDirectory();
        ResultStore.open(there.resolve("made")).close();
        assertThat(there.resolve("made")).as("it was there").isNotEmptyDirectory();
    }

    @Test
    void nothingButTheRunIsLeftInTheFolder() throws IOException {
        ResultStore.open(folder).save(TIME, "abc1234", JSON, ENVIRONMENT);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "2026-02-03T04-05-06Z-abc1234.json", "2026-02-03T04-05-06Z-abc1234.env.json");
        }
    }

    @Test
    void aKeptRunIsNeverChanged() throws IOException {
        ResultStore store = ResultStore.open(folder);
        Path results = store.save(TIME, "abc1234", JSON, ENVIRONMENT);
        Path next = store.save(TIME, "abc1234", new byte[] {'x'}, ENVIRONMENT);
        assertThat(next.getFileName()).hasToString("2026-02-03T04-05-07Z-abc1234.json");
        assertThat(next).hasBinaryContent(new byte[] {'x'});
        assertThat(results).hasBinaryContent(JSON);
    }

    @Test
    void aRunThatCannotBeKeptIsNotLost() throws IOException {
        ResultStore store = ResultStore.open(folder.resolve("gone"));
        Files.delete(folder.resolve("gone"));
        Files.createFile(folder.resolve("gone"));

        IOException failure =
                catchThrowableOfType(IOException.class, () -> store.save(TIME, "abc1234", JSON, ENVIRONMENT));

        assertThat(failure).hasMessageContaining("FileAlreadyExistsException").hasMessageContaining("; it is in ");
        Path rescued = Path.of(failure.getMessage().replaceFirst(".*; it is in ", ""));
        assertThat(rescued).hasBinaryContent(JSON);
        assertThat(RunFiles.environment(rescued).orElseThrow().commit()).isEqualTo("abc1234");
        try (Stream<Path> files = Files.list(rescued.getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(rescued.getParent());
    }

    /** As one does that made it for both, and kept nothing. */
    @Test
    void aFolderThatAnotherRunHasRemovedIsMadeAgain() throws IOException {
        ResultStore first = ResultStore.open(folder.resolve("made"));
        ResultStore second = ResultStore.open(folder.resolve("made"));
        first.close();
        assertThat(second.save(TIME, "abc1234", JSON, ENVIRONMENT)).hasBinaryContent(JSON);
    }

    @Test
    void aFolderThatCannotBeMadeIsFoundOutBeforeTheRun() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> ResultStore.open(file.resolve("below"))).isInstanceOf(IOException.class);
    }
}
