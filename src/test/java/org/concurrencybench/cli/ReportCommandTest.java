package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) throws Exception {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new ReportCommand(stream, stream).run(args);
    }

    @Test
    void onePageIsWrittenWhereItIsAskedFor() throws Exception {
        Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        Path page = folder.resolve("page.html");
        assertThat(run("--results", folder.toString(), "--out", page.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Wrote " + page + ": open it in a browser.\n");
        assertThat(page).content().startsWith("<!doctype html>").contains("No verdict yet");
    }

    @Test
    void aFolderWithoutResultsIsBadInput() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessage(folder + ": expected a folder with JMH's JSON in .json files");
    }

    @Test
    void aFolderThatIsNotThereIsBadInput() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.resolve("nowhere").toString()))
                .withMessageContaining("nowhere");
    }

    @Test
    void filesWithoutARowAreBadInput() throws Exception {
        Files.writeString(folder.resolve("empty.json"), "[]");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessage(folder + ": expected at least one row");
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "[{");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessageContaining("broken.json");
    }

    @Test
    void whatNoCharsetCanWriteDoesNotKeepThePageFromBeingWritten() throws Exception {
        String row = JmhText.of(MadeUp.row("thrpt", 1, 2));
        Files.writeString(
                folder.resolve("a.json"),
                row.replace("\"primaryMetric\"", "\"params\" : {\"half\" : \"\\ud800\"}, \"primaryMetric\""));
        Path page = folder.resolve("page.html");
        assertThat(run("--results", folder.toString(), "--out", page.toString()))
                .isZero();
        assertThat(page).content().startsWith("<!doctype html>").contains("half");
    }

    @Test
    void aPageThatIsThereIsReplacedWholeAndALinkToItStaysOne() throws Exception {
        Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        Path page = Files.writeString(folder.resolve("page.html"), "the last one");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), page);
        try (InputStream reader = Files.newInputStream(page)) {
            assertThat(run("--results", folder.toString(), "--out", link.toString()))
                    .isZero();
            assertThat(reader).as("who reads the last one").hasContent("the last one");
        }
        assertThat(link).isSymbolicLink();
        assertThat(page).content().startsWith("<!doctype html>").contains("No verdict yet");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    /** With most numbers it is a file of the JVM's own, such as its classes. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatIsOpenIsNotWrittenByItsNumber() throws Exception {
        Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        Path precious = Files.writeString(folder.resolve("precious"), "classes");
        try (FileChannel open = FileChannel.open(precious);
                Stream<Path> numbers = Files.list(Path.of("/proc/self/fd"))) {
            Path number =
                    numbers.filter(link -> leadsTo(precious, link)).findFirst().orElseThrow();
            for (Path name : List.of(number, Path.of("/dev/fd").resolve(number.getFileName()))) {
                assertThatExceptionOfType(BadInputException.class)
                        .isThrownBy(() -> run("--results", folder.toString(), "--out", name.toString()))
                        .withMessageContaining("the number of a file that is open");
            }
            assertThat(open.size()).isEqualTo(7);
        }
        assertThat(precious).hasContent("classes");
    }

    private static boolean leadsTo(Path file, Path link) {
        try {
            return link.toRealPath().equals(file.toRealPath());
        } catch (IOException e) {
            return false; // a socket or a pipe
        }
    }

    @Test
    void aPageThatCannotBeWrittenIsBadInput() throws Exception {
        Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run(
                        "--results",
                        folder.toString(),
                        "--out",
                        folder.resolve("no/page.html").toString()))
                .withMessageContaining("--out");
    }

    @Test
    void aFolderIsNoPlaceForThePage() throws Exception {
        Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        String pages = folder.resolve("pages") + "/";
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString(), "--out", pages))
                .withMessage("--out " + pages + ": expected a file, not a folder");
        assertThat(folder.resolve("pages")).doesNotExist();
    }

    @Test
    void noRunIsReplacedByThePage() throws Exception {
        Path run = Files.writeString(folder.resolve("a.json"), JmhText.of(MadeUp.row("thrpt", 1, 2)));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString(), "--out", run.toString()))
                .withMessage("--out " + run + ": expected a name that is none of results, such as report.html");
        assertThat(run).content().startsWith("[");
    }
}
