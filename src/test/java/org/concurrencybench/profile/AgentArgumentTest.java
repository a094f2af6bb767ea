package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.fibonacci.Fibonacci;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that JMH does not start leaves a flame graph of its own. */
class AgentArgumentTest {
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
        String argument = AgentArgument.flameGraph(AsyncLibrary.load().file(), folder, "ctimer");
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
        assertThat(folder.resolve("server-" + process.pid() + ".html"))
                .content()
                .contains("Fibonacci.recursive");
    }

    @Test
    void aCommaThatTheAgentWouldSplitAtIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentArgument.flameGraph(Path.of("lib.so"), Path.of("a,b"), "cpu"))
                .withMessageContaining("a,b");
    }
}
