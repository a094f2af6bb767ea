package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.fibonacci.Fibonacci;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that JMH does not start leaves a flame graph of its own. */
class ServerGraphsTest {
    @TempDir
    Path folder;

    /** What the other JVM does. */
    static final class Work {
        private Work() {}

        /** Long enough for a sampler, a hundred times a second. */
        public static void main(String[] args) {
            System.out.println(Fibonacci.recursive(Integer.parseInt(args[0])));
        }
    }

    @Test
    void aProcessLeavesAFlameGraphWithItsFramesWhenItEnds() throws Exception {
        ServerGraphs graphs = new ServerGraphs(AsyncLibrary.load().file(), folder, "ctimer");
        Files.writeString(folder.resolve("server-7.html"), "of an earlier run");
        String argument = graphs.jvmArgument(7);
        assertThat(graphs.result()).as("not written yet").isEmpty();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        argument,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Work.class.getName(),
                        "43")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).isEqualTo(Fibonacci.iterative(43) + "\n");
        Path graph = folder.resolve("server-7.html");
        assertThat(graph).content().contains("Fibonacci.recursive");
        assertThat(graphs.result().orElseThrow().extendedInfo()).contains(graph.toString());
    }

    @ParameterizedTest
    @CsvSource({"event=wall, wall", "output=jfr;alloc, alloc", "lock=1ms, lock", "output=text, cpu"})
    void theEventAndTheFolderAreThoseOfTheFork(String options, String event) {
        assertThat(ServerGraphs.of("libPath=/x/lib.so;dir=" + folder + ";" + options, "row")
                        .jvmArgument(2))
                .isEqualTo("-agentpath:/x/lib.so=start,loglevel=error,event=" + event + ",file="
                        + folder.resolve("row/server-2.html"));
    }

    @Test
    void aCommaThatTheAgentWouldSplitAtIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerGraphs(Path.of("lib.so"), Path.of("a,b"), "cpu").jvmArgument(1))
                .withMessageContaining("a,b");
    }
}
