package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarSideTest {
    @TempDir
    private Path folder;

    /** JMH prints values as they are, and a JVM may have its own last word. */
    @Test
    void theListIsReadWhateverTheValuesOfParametersHold() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), """
                # JMH says something first
                Benchmarks:\s
                org.x.B.first
                  param "text" = {a
                b, c. d
                1.5
                plain
                x}
                  param "size" = {1}
                org.x.B$Inner.second
                OpenJDK 64-Bit Server VM warning: Option X was deprecated in version 99.0
                """);
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\ncat " + list + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        JarSide side = new JarSide("base", list, java.toString(), "", JmhArguments.parse(List.of()));
        assertThat(side.benchmarks())
                .isEqualTo(Map.of("org.x.B.first", Set.of("text", "size"), "org.x.B$Inner.second", Set.of()));
    }
}
