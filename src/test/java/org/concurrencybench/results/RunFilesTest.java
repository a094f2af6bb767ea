package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    private static final ResultRow ROW = MadeUp.row("avgt", 1, 2);

    @TempDir
    private Path folder;

    @Test
    void aFolderIsItsResultsByName() throws IOException {
        Path b = write("b.json", JmhText.of(ROW));
        Path a = write("a.json", JmhText.of(ROW));
        write("a.env.json", "{}");
        write("readme.md", "");
        Files.createDirectory(folder.resolve("c.json"));
        assertThat(RunFiles.find(folder.toString())).containsExactly(a, b);
    }

    @Test
    void severalFilesHaveCommasBetween() throws IOException {
        Path a = write("a.json", JmhText.of(ROW));
        Path b = write("b.json", JmhText.of(ROW));
        assertThat(RunFiles.find(b + "," + a)).containsExactly(b, a);
        assertThat(RunFiles.find(b + ", ," + folder)).containsExactly(b, a);
        assertThat(RunFiles.find(a + "," + folder.resolve("x/../a.json"))).containsExactly(a);
        Path comma = write("a,b.json", JmhText.of(ROW));
        assertThat(RunFiles.find(comma.toString())).containsExactly(comma);
    }

    @Test
    void aFileThatALinkLeadsToCountsOnce() throws IOException {
        Path run = write("run.json", JmhText.of(ROW));
        Path latest = Files.createSymbolicLink(folder.resolve("latest.json"), run);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path alone = Files.createSymbolicLink(elsewhere.resolve("linked.json"), run);
        assertThat(RunFiles.find(folder.toString())).containsExactly(run);
        assertThat(RunFiles.find(latest + "," + run)).containsExactly(run);
        assertThat(RunFiles.find(latest.toString())).containsExactly(latest);
        assertThat(RunFiles.find(elsewhere.toString())).containsExactly(alone);
    }

    @Test
    void inTimeIsByNameHoweverTheyAreGiven() throws IOException {
        Path later = Files.createDirectory(folder.resolve("1")).resolve("b.json");
        Path earlier = Files.createDirectory(folder.resolve("2")).resolve("a.json");
        Files.writeString(later, JmhText.of(ROW));
        Files.writeString(earlier, JmhText.of(ROW));
        assertThat(RunFiles.inTime(later.getParent() + "," + earlier)).containsExactly(earlier, later);
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path missing = folder.resolve("missing.json");
        refused(() -> RunFiles.read(missing), missing + ": expected a file that can be read, there is none");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(() -> RunFiles.find(empty.toString()), empty + ": expected a folder with JMH's JSON in .json files");
        refused(() -> RunFiles.find(","), ",: expected at least one file");
        refused(() -> RunFiles.find("\0"), "expected a path");
    }

    @Test
    void aRowThatIsThereTwiceIsNamed() throws IOException {
        Path file = write("a.json", JmhText.of(ROW, ROW));
        refused(
                () -> RunFiles.read(file),
                file + ": expected every row once, found twice: org.x.B.m mode=avgt threads=1");
    }

    @Test
    void anErrorInsideNamesTheFile() throws IOException {
        Path file = write("a.json", "[{}]");
        refused(() -> RunFiles.read(file), file + ": line 1, result 1: expected a member benchmark");
    }

    @Test
    void theEnvironmentIsReadAsItWasKept() throws IOException {
        Environment environment = MadeUp.environment("a cpu", 2);
        Path kept = ResultStore.open(folder)
                .save(Instant.EPOCH, "abc1234", JmhText.of(ROW).getBytes(StandardCharsets.UTF_8), environment);
        Run run = RunFiles.read(kept);
        assertThat(run.environment()).contains(environment);
        assertThat(run.rows()).containsOnlyKeys(ROW.key());
    }

    @Test
    void aResultWithoutAnEnvironmentIsFine() throws IOException {
        assertThat(RunFiles.read(write("a.json", JmhText.of(ROW))).environment())
                .isEmpty();
        assertThat(RunFiles.read(write("a.txt", JmhText.of(ROW))).environment()).isEmpty();
    }

    @Test
    void aBrokenEnvironmentIsNamed() throws IOException {
        Path file = write("a.json", JmhText.of(ROW));
        for (String broken : List.of(
                "",
                "[]",
                "{\n\"machine\" : 3}",
                "{\"machine\" : {\"cores\" : \"x\"}}",
                "{",
                time("+1000000000-01-01"),
                time("0000-12-31"))) {
            write("a.env.json", broken);
            assertThatExceptionOfType(MalformedResultException.class)
                    .isThrownBy(() -> RunFiles.read(file))
                    .withMessageMatching(
                            "\\S*a\\.env\\.json: line \\d+.*: expected an environment as record writes it");
        }
    }

    private static String time(String day) {
        return "{\"finished\" : \"" + day + "T00:00:00Z\"}";
    }

    @Test
    void repeatedRunsAreOfOneJarOnOneMachine() throws IOException {
        ResultStore store = ResultStore.open(folder);
        byte[] json = JmhText.of(ROW).getBytes(StandardCharsets.UTF_8);
        Environment here = MadeUp.environment("a cpu", 2);
        for (int i = 0; i < 3; i++) {
            store.save(Instant.ofEpochSecond(i), "here", json, here);
            store.save(Instant.ofEpochSecond(i), "elsewhere", json, MadeUp.environment("a cpu", 4));
        }
        write("bare.json", JmhText.of(ROW));
        assertThat(RepeatedRuns.read(folder, here.machine(), 3)).singleElement().satisfies(runs -> assertThat(runs)
                .hasSize(3)
                .allSatisfy(run -> assertThat(run.name()).contains("-here.json")));
        assertThat(RepeatedRuns.read(folder, here.machine(), 4)).isEmpty();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(RepeatedRuns.read(empty, here.machine(), 3)).isEmpty();
        assertThat(RepeatedRuns.read(folder.resolve("missing"), here.machine(), 3))
                .isEmpty();
    }

    @Test
    void runsThatOverlapDoNotCount() throws IOException {
        ResultStore store = ResultStore.open(folder);
        byte[] json = JmhText.of(ROW).getBytes(StandardCharsets.UTF_8);
        for (int start : new int[] {0, 60, 90, 150, 210}) {
            Environment kept =
                    MadeUp.environment("a cpu", 2, Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + 60));
            store.save(kept.started(), "here", json, kept);
        }
        Environment.Machine machine = MadeUp.environment("a cpu", 2).machine();
        assertThat(RepeatedRuns.read(folder, machine, 3)).singleElement().satisfies(runs -> assertThat(runs)
                .extracting(run -> run.environment().orElseThrow().started().getEpochSecond())
                .containsExactly(0L, 150L, 210L));
    }

    /** The sides of ab have two jars as a rule. */
    @Test
    void runsThatOverlapThoseOfAnotherJarDoNotCount() throws IOException {
        ResultStore store = ResultStore.open(folder);
        byte[] json = JmhText.of(ROW).getBytes(StandardCharsets.UTF_8);
        for (int start : new int[] {0, 100, 200}) {
            Environment base =
                    MadeUp.environment("a cpu", 2, Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + 60));
            store.save(base.started(), "base", json, base);
            store.save(
                    base.started(),
                    "head",
                    json,
                    new Environment(
                            base.started(),
                            base.finished(),
                            "head",
                            start + "ff",
                            base.machine(),
                            null,
                            Map.of(),
                            null,
                            null));
        }
        assertThat(RepeatedRuns.read(folder, MadeUp.environment("a cpu", 2).machine(), 1))
                .isEmpty();
    }

    /** Files need not be called by their times, and a clock that jumped tells nothing about a run. */
    @Test
    void runsThatOnlySeemToOverlapAllCount() {
        List<Environment> runs = Stream.of(
                        new long[] {60, 120}, new long[] {0, 60}, new long[] {130, 4_000_000_000L}, new long[] {200, 260
                        })
                .map(times -> MadeUp.environment(
                        "a cpu", 2, Instant.ofEpochSecond(times[0]), Instant.ofEpochSecond(times[1])))
                .toList();
        assertThat(Overlap.alone(runs, Optional::of)).isEqualTo(runs);
        assertThat(Overlap.apart(runs, Optional::of)).isEqualTo(runs);
    }

    /** As jobs of one build on hired machines of a kind do. */
    @Test
    void runsAtOneTimeOnTwoMachinesOfAKindAreNotBesideEachOther() {
        List<Environment> runs = List.of(onMachine("one"), onMachine("other"), onMachine("other"));
        assertThat(Overlap.alone(runs, Optional::of)).containsExactly(runs.get(0), runs.get(2));
        assertThat(Overlap.apart(runs, Optional::of)).containsExactly(runs.get(0));
        List<Environment> unknown = List.of(onMachine("one"), onMachine(null));
        assertThat(Overlap.alone(unknown, Optional::of))
                .as("one that does not tell its start, as in files of before")
                .hasSize(1);
    }

    @Test
    void oneThatWasMadeBesideALeftOutOneStays() {
        List<Environment> runs = Stream.of(new long[] {0, 10}, new long[] {5, 15}, new long[] {12, 20})
                .map(times -> MadeUp.environment(
                        "a cpu", 2, Instant.ofEpochSecond(times[0]), Instant.ofEpochSecond(times[1])))
                .toList();
        assertThat(Overlap.alone(runs, Optional::of)).containsExactly(runs.get(0), runs.get(2));
    }

    private static Environment onMachine(String bootId) {
        return new Environment(
                Instant.ofEpochSecond(0),
                Instant.ofEpochSecond(60),
                "abc1234",
                "00ff",
                new Environment.Machine("a cpu", 2, null, null, null, null, null, bootId),
                null,
                Map.of(),
                null,
                null);
    }

    /** Such as those of a folder that is not mounted. */
    @Test
    void aLinkThatLeadsNowhereIsNoRunThatIsNotThere() throws IOException {
        Path missing = Files.createSymbolicLink(folder.resolve("gone.json"), folder.resolve("nowhere"));
        // As an editor locks a file.
        Files.createSymbolicLink(folder.resolve(".#a.json"), folder.resolve("nowhere"));
        assertThat(RunFiles.find(folder.toString())).containsExactly(missing);
        refused(() -> RunFiles.read(missing), missing + ": expected a file that can be read, there is none");
        Path file = write("a.json", JmhText.of(ROW));
        Files.createSymbolicLink(folder.resolve("a.env.json"), folder.resolve("nowhere"));
        refused(() -> RunFiles.read(file), folder.resolve("a.env.json") + ": expected a file that can be read");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(MalformedResultException.class)
                .isThrownBy(call)
                .withMessageStartingWith(message);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
