package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkJvmTest {
    @TempDir
    Path folder;

    /** An executable that answers as a JVM of that version does. */
    private Optional<String> javaOf(String version) throws IOException {
        Path java = Files.createFile(
                folder.resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(java, "#!/bin/sh\necho '    java.version = " + version + "' >&2\n");
        return Optional.of(java.toString());
    }

    @Test
    void withoutAnotherJvmItIsThisOne() throws Exception {
        assertThat(ForkJvm.of("-jvm ", Optional.empty()).version()).isEqualTo(Runtime.version());
    }

    @Test
    void virtualThreadsAndTheUnsafeFlagDependOnTheForksVersion() throws Exception {
        ForkJvm old = ForkJvm.of("-jvm ", javaOf("17.0.15"));
        assertThat(old.hasVirtualThreads()).isFalse();
        assertThat(old.quietArguments(false)).isEmpty();
        assertThat(old.quietArguments(true)).isEmpty();
        Files.delete(folder.resolve("java"));
        ForkJvm recent = ForkJvm.of("-jvm ", javaOf("25.0.3"));
        assertThat(recent.hasVirtualThreads()).isTrue();
        assertThat(recent.quietArguments(false)).containsExactly("--sun-misc-unsafe-memory-access=allow");
        assertThat(recent.quietArguments(true))
                .containsExactly("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16.0.1"})
    void aJvmThatCannotRunTheSuiteIsRefused(String version) throws IOException {
        Optional<String> java = javaOf(version);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> ForkJvm.of("-jvm ", java))
                .withMessage("-jvm " + java.orElseThrow() + ": expected JDK 17 or later, this is " + version);
    }
}
