package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class OutputFilesTest {
    private static final byte[] TABLE = OutputFiles.formatted(List.of(), ResultFormatType.TEXT);

    @TempDir
    Path folder;

    private OutputFiles files(String... options) throws Exception {
        return new OutputFiles(new CommandLineOptions(options));
    }

    private Path write(String before, byte[] table) throws Exception {
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + table.length);
        System.arraycopy(table, 0, all, start.length, table.length);
        return Files.write(folder.resolve("output.txt"), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Iteration   1: 0.123 ± 0.4 ops/s\n", "Iteration   1: 0.123 ? 0.4 ops/s\n"})
    void anOutputThatHasTheTableIsWhole(String before) throws Exception {
        Path output = write(before, TABLE);
        OutputFiles files = files("-o", output.toString());
        assertThatCode(() -> files.checkAfter(List.of())).doesNotThrowAnyException();
        Files.writeString(output, "\nBenchmark result is saved to results.csv\n", StandardOpenOption.APPEND);
        assertThatCode(() -> files.checkAfter(List.of())).doesNotThrowAnyException();
    }

    @Test
    void anOutputWithoutItsEndIsCutShortUnlessItIsSilent() throws Exception {
        Path output = write("Iteration   1\n", Arrays.copyOf(TABLE, TABLE.length - 3));
        assertThatIOException()
                .isThrownBy(() -> files("-o", output.toString()).checkAfter(List.of()))
                .withMessage(output + " is cut short");
        assertThatCode(() -> files("-o", output.toString(), "-v", "SILENT").checkAfter(List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void resultsThatAreShorterThanTheyMustBeAreCutShort() throws Exception {
        byte[] json = OutputFiles.formatted(List.of(), ResultFormatType.JSON);
        Path results = Files.write(folder.resolve("results.json"), json);
        OutputFiles files = files("-rf", "json", "-rff", results.toString());
        assertThatCode(() -> files.checkAfter(List.of())).doesNotThrowAnyException();
        Files.write(results, Arrays.copyOf(json, json.length - 1));
        assertThatIOException().isThrownBy(() -> files.checkAfter(List.of())).withMessage(results + " is cut short");
    }
}
