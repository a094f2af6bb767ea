package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildTest {
    @TempDir
    private Path folder;

    private Path jar(Map<String, String> entries) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @ParameterizedTest
    @CsvSource({
        "git.properties,                       abc1234,  true,  abc1234-dirty",
        "git.properties,                       abc1234,  false, abc1234",
        "org/concurrencybench/git.properties,  abc1234,  false, abc1234",
        "git.properties,                       ../../x,  false, unknown",
        "other.properties,                     abc1234,  false, unknown",
    })
    void aJarTellsItsCommit(String entry, String commit, String dirty, String expected) throws IOException {
        Path jar = jar(Map.of(entry, "git.commit.id.abbrev=" + commit + "\ngit.dirty=" + dirty + "\n"));
        assertThat(Build.of(jar).commit()).isEqualTo(expected);
        assertThat(Build.of(jar).jarSha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void aJarTellsItsLibraries() throws IOException {
        Path jar = jar(Map.of("org/concurrencybench/results/libraries.properties", "jmh-core=1.37\n"));
        assertThat(Build.of(jar).libraries()).containsExactly(Map.entry("jmh-core", "1.37"));
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jar"), "no zip");
        assertThatThrownBy(() -> Build.of(text)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> Build.of(folder.resolve("none.jar"))).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderOfClassesHasNoHash() {
        assertThat(Build.running().jarSha256()).isNull();
        assertThat(Build.running().libraries()).containsKey("jmh-core");
    }
}
