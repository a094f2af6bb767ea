package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkArgumentsTest {
    @Test
    void aForkThatIsPinnedCountsItsProcessorsFromTheStartUnlessTheUserDid() {
        assertThat(ForkArguments.pinnedTo(0, List.of())).isEmpty();
        assertThat(ForkArguments.pinnedTo(2, List.of("-Xmx64m"))).containsExactly("-XX:ActiveProcessorCount=2");
        assertThat(ForkArguments.pinnedTo(2, List.of("-XX:ActiveProcessorCount=1")))
                .isEmpty();
    }

    @Test
    void theUsersOtherArgumentsLeaveThemAsTheyAre() {
        assertThat(ForkArguments.beside(List.of("-Dx=y", "-XX:+UseStringDeduplication")))
                .containsExactly("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC", "-XX:CICompilerCount=4");
    }

    /** A sketch has no forks, and its figures are to be those of forks. */
    @Test
    void makeQuickRunsOnAJvmLikeAFork() throws IOException {
        assertThat(Path.of("Makefile"))
                .content()
                .contains("\nFORK := " + String.join(" ", ForkArguments.beside(List.of())) + "\n");
    }

    @Test
    void compilersOfTheUsersReplaceThem() {
        assertThat(ForkArguments.beside(List.of("-XX:CICompilerCount=2")))
                .containsExactly("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx512m", "-Xms2g", "-XX:MaxHeapSize=1g", "-XX:MaxRAMPercentage=50"})
    void aHeapOfTheUsersReplacesBothSizes(String own) {
        assertThat(ForkArguments.beside(List.of(own))).containsExactly("-XX:+UseParallelGC", "-XX:CICompilerCount=4");
    }

    @Test
    void aServerProcessGetsTheHeapTheCollectorAndTheCompilersOfTheFork() {
        assertThat(ForkArguments.ofServer(
                        List.of("-Dx=y", "-Xmx3g", "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-ea")))
                .containsExactly(
                        "-Xmx3g", "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-XX:CICompilerCount=4");
        assertThat(ForkArguments.ofServer(List.of("-ea", "-XX:CICompilerCount=2")))
                .containsExactly("-XX:CICompilerCount=2", "-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");
    }

    /** Otherwise a process of its own would seem to cost what another compiler does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-Xmn64m",
                "-XX:MaxNewSize=64m",
                "-XX:NewRatio=3",
                "-XX:-TieredCompilation",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ZGenerational",
                "-XX:ShenandoahGCMode=generational"
            })
    void aServerProcessWorksAsTheForkDoes(String own) {
        assertThat(ForkArguments.ofServer(List.of(own)))
                .containsExactly(own, "-Xms1g", "-Xmx1g", "-XX:+UseParallelGC", "-XX:CICompilerCount=4");
    }

    @Test
    void ofOtherArgumentsItGetsTheOneThatQuietensTheJvm() {
        assertThat(ForkArguments.quiet(List.of("-ea", "--sun-misc-unsafe-memory-access=allow", "-Xmx3g")))
                .containsExactly("--sun-misc-unsafe-memory-access=allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseZGC", "-XX:+UseG1GC", "-XX:+UseSerialGC"})
    void aCollectorOfTheUsersReplacesTheCollector(String own) {
        assertThat(ForkArguments.beside(List.of(own))).containsExactly("-Xms1g", "-Xmx1g", "-XX:CICompilerCount=4");
    }
}
