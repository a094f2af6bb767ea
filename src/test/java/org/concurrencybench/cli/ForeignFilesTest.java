package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as several versions of JMH wrote them for a project that is not this one: two benchmarks, one with a parameter,
 * in four modes with two forks of two iterations; and one with a single fork of a single iteration, whose error is the
 * text NaN.
 */
class ForeignFilesTest {
    private static Path file(String name) throws URISyntaxException {
        return Path.of(ForeignFilesTest.class.getResource(name).toURI());
    }

    private static String compare(Path base, Path head) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(new CompareCommand(print, print).run(base.toString(), head.toString()))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.29", "1.37"})
    void everyRowIsReadAndEqualToItself(String version) throws Exception {
        Path file = file("jmh-" + version + ".json");
        Run run = RunFiles.read(file);
        assertThat(run.rows().values())
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.primary().forks()).hasSize(2))
                .allSatisfy(row -> assertThat(row.primary().score()).isPositive());
        assertThat(run.rows().values().stream().map(ResultRow::mode).distinct())
                .containsExactlyInAnyOrder("thrpt", "avgt", "sample", "ss");
        assertThat(run.rows().values().stream().filter(row -> row.param("size").isPresent()))
                .hasSize(8);
        assertThat(compare(file, file)).contains("0 regressed, 0 improved, 12 inconclusive, 0 unchanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.29", "1.37"})
    void aRowWithoutAnErrorIsComparedAndNotJudged(String version) throws Exception {
        assertThat(compare(file("jmh-" + version + "-single.json"), file("jmh-" + version + ".json")))
                .contains("0 regressed, 0 improved, 1 inconclusive, 0 unchanged");
    }
}
