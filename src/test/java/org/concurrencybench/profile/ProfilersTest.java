package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/** What JMH is given for what the user asked for. */
class ProfilersTest {
    private static final Path LIBRARY = Path.of("/tmp/x/libasyncProfiler.so");
    private static final Optional<String> REFUSAL = Optional.of("No access to perf events");

    private static final String ROW_PROFILER = "org.concurrencybench.profile.RowProfiler";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String asyncOptions(String given, Optional<String> refusal) {
        return Profilers.asyncOptions(given, LIBRARY, refusal, out);
    }

    @Test
    void latencyIsSpeltOutAndJmhsOwnAreLeftAlone() throws ProfilerException {
        ProfilerConfig gc = new ProfilerConfig("gc", "churn=true");
        assertThat(Profilers.prepare(List.of(gc, new ProfilerConfig("latency", "")), true, out))
                .containsExactly(gc, new ProfilerConfig("org.concurrencybench.profile.LatencyProfiler", ""));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void onlyAsyncLoadsANativeLibraryAndBothGetFoldersForTheirRows(@TempDir Path folder) throws ProfilerException {
        List<ProfilerConfig> async = Profilers.prepare(List.of(new ProfilerConfig("async", "libPath=x")), true, out);
        List<ProfilerConfig> jfr = Profilers.prepare(List.of(new ProfilerConfig("jfr", "dir=" + folder)), true, out);
        assertThat(Profilers.needNativeAccess(async)).isTrue();
        assertThat(jfr).containsExactly(new ProfilerConfig(ROW_PROFILER + "$Jfr", "dir=" + folder));
        assertThat(Profilers.needNativeAccess(jfr)).isFalse();
    }

    @Test
    void latencySaysWhereThereIsNoneToMeasure() throws ProfilerException {
        Profilers.prepare(List.of(new ProfilerConfig("latency", "")), false, out);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("# -prof latency: nothing to measure, none of the benchmarks sends batches of requests\n");
    }

    @Test
    void aFolderThatCannotBeIsFoundBeforeTheRun(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        for (String profiler : List.of("jfr", "async")) {
            ProfilerConfig config = new ProfilerConfig(profiler, "libPath=x;dir=" + file.resolve("recordings"));
            assertThatExceptionOfType(ProfilerException.class)
                    .isThrownBy(() -> Profilers.prepare(List.of(config), true, out))
                    .withMessage(profiler + ":dir=" + file.resolve("recordings")
                            + ": expected a folder that can be written");
        }
    }

    @Test
    void latencyHasNoOptions() {
        assertThatExceptionOfType(ProfilerException.class)
                .isThrownBy(() -> Profilers.prepare(List.of(new ProfilerConfig("latency", "unit=us")), true, out))
                .withMessage("latency:unit=us: expected no options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libPath=/opt/lib.so", "output=jfr;libPath=/opt/lib.so", "event=cpu;libPath=x"})
    void aLibraryOfTheUsersWins(String options) throws ProfilerException {
        assertThat(Profilers.prepare(List.of(new ProfilerConfig("async", options)), true, out))
                .containsExactly(new ProfilerConfig(ROW_PROFILER + "$Async", options));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theOwnLibraryIsAddedToTheUsersOptions() {
        assertThat(asyncOptions("", Optional.empty())).isEqualTo("libPath=" + LIBRARY);
        assertThat(asyncOptions("output=flamegraph;dir=x", Optional.empty()))
                .isEqualTo("libPath=" + LIBRARY + ";output=flamegraph;dir=x");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void wherePerfEventsAreRefusedATimerTakesTheirPlaceAndOneLineSaysSo() {
        assertThat(asyncOptions("output=flamegraph", REFUSAL))
                .isEqualTo("libPath=" + LIBRARY + ";output=flamegraph;event=ctimer");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("# -prof async: ")
                .contains("event=ctimer", REFUSAL.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"event=cpu", "event=wall", "alloc", "alloc=512k", "output=jfr;lock=1ms"})
    void anEventOfTheUsersWins(String options) {
        assertThat(asyncOptions(options, REFUSAL)).isEqualTo("libPath=" + LIBRARY + ";" + options);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theLibraryIsUnpackedWhereNobodyElseCanTouchIt() throws Exception {
        Path file = AsyncLibrary.load().file();
        assertThat(file).exists().isNotEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(AsyncLibrary.load().file()).as("each in a folder of its own").isNotEqualTo(file);
    }

    @Test
    void whatCannotBeSampledIsRefusedWithTheReason() throws Exception {
        AsyncLibrary library = AsyncLibrary.load();
        assertThat(library.refusal("ctimer")).isEmpty();
        assertThat(library.refusal("nosuchevent")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Linux, x86_64, linux-x64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, macos",
        "Mac OS X, x86_64, macos"
    })
    void everyPlatformHasItsLibraryInTheJar(String system, String processor, String folder) throws Exception {
        assertThat(AsyncLibrary.platform(system, processor)).isEqualTo(folder);
        assertThat(AsyncLibrary.class.getResource("/" + folder + "/libasyncProfiler.so"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, ppc64le", "FreeBSD, amd64"})
    void aPlatformWithoutALibraryIsNamedWithTheWayOut(String system, String processor) {
        assertThatExceptionOfType(ProfilerException.class)
                .isThrownBy(() -> AsyncLibrary.platform(system, processor))
                .withMessageContainingAll(system + " on " + processor, "libPath=");
    }
}
