package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides in processes of their own, through the packaged jar. */
@Timeout(180)
class AbIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String[] TINY = {
        "--rounds", "6", "FibonacciBenchmark.recursive", "-p", "n=15", "-wi", "1", "-w", "50ms", "-i", "1", "-r", "50ms"
    };

    @TempDir
    Path folder;

    private static String[] with(String... args) {
        return Stream.concat(Arrays.stream(args), Arrays.stream(TINY)).toArray(String[]::new);
    }

    /** A jar that is run by JMH's own main, as those of other projects are. */
    private Path plainJmh() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.openjdk.jmh.Main");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, Jar.PATH.toUri().toString());
        Path jar = folder.resolve("plain.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        }
        return jar;
    }

    @Test
    void aSlowerSideIsFoundAndBothAreKept() throws Exception {
        Jar.Outcome outcome = Jar.run(
                folder,
                with(
                        "ab",
                        "--base",
                        Jar.PATH.toString(),
                        "--head",
                        plainJmh().toString(),
                        "--head-jvm-args=-Xint",
                        "--results=kept",
                        "--format=json"));
        assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{").contains("\"verdict\" : \"REGRESSED\"", "\"headForks\" : 6");
        assertThat(outcome.err().lines().filter(line -> !line.matches("! (Processes that|The host took) .*")))
                .hasSize(9)
                .allSatisfy(line -> assertThat(line).startsWith("# "))
                .first()
                .asString()
                .startsWith("# Plan: 6 rounds of 1 benchmark on both sides, 12 runs of one fork");

        List<Run> kept = RunFiles.find(folder.resolve("kept").toString()).stream()
                .map(RunFiles::read)
                .toList();
        assertThat(kept).hasSize(2).allSatisfy(run -> {
            assertThat(run.rows().values())
                    .singleElement()
                    .satisfies(row -> assertThat(row.primary().forkMeans()).hasSize(6));
            assertThat(run.environment()).isPresent();
        });
        Environment base = kept.get(0).environment().orElseThrow();
        Environment head = kept.get(1).environment().orElseThrow();
        assertThat(base.jvm().arguments()).doesNotContain("-Xint");
        assertThat(head.jvm().arguments()).contains("-Xint");
        assertThat(head.jarSha256()).isNotEqualTo(base.jarSha256()).hasSize(64);
        assertThat(head.commit()).isEqualTo("unknown");
    }

    @Test
    void aSideThatFailsIsNamedInTheLastLine() throws Exception {
        Jar.Outcome outcome =
                Jar.run(folder, with("ab", "--base", Jar.PATH.toString(), "--head-jvm-args=-Xmx1m -Xms1m"));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().toList())
                .last()
                .asString()
                .startsWith("error: head failed in round 1 of 6 at org.concurrencybench.benchmark.FibonacciBenchmark"
                        + ".recursive: exit code 1")
                .contains("Too small maximum heap")
                .endsWith("no round was done, nothing is kept");
        assertThat(folder.resolve("jmh-results")).doesNotExist();
    }

    @Test
    void aNameThatIsInNeitherJarIsRefused() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, with("ab", "--base", Jar.PATH.toString(), "NoSuchBenchmark"));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("error: no benchmark of base or head matches NoSuchBenchmark: ");
        assertThat(folder.resolve("jmh-results")).doesNotExist();
    }

    @Test
    void whereNothingCanBeMeasuredNothingIsKept() throws Exception {
        assumeThat(VirtualThreads.supported()).isFalse();
        Jar.Outcome outcome = Jar.run(
                folder,
                "selfcheck",
                "--rounds=6",
                "--results=kept",
                "RequestBatchBenchmark.virtualThreads",
                "-p",
                "route=wait");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("error: nothing was measured, nothing is kept");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void whoeverStopsSelfcheckGetsWhatIsDoneAndNoProcessIsLeft() throws Exception {
        Jar.Outcome outcome = stopped("# Round 1 of 6", with("selfcheck", "--results", "kept"));
        assertThat(outcome.err()).containsPattern("error: stopped; (1 of 6 rounds was|[2-6] of 6 rounds were) done\n$");
        assertThat(outcome.out()).contains("FibonacciBenchmark.recursive", "INCONCLUSIVE", "false alarms in 1 row");
        assertThat(RunFiles.find(folder.resolve("kept").toString())).hasSize(2);
    }

    /** JMH deletes its files if it is asked to end, and cannot if it is killed. */
    @Test
    void whoeverStopsTheFirstRoundFindsNoFileOfJmhsLeft() throws Exception {
        String line = "selfcheck --results kept FloorBenchmark.spin -wi 0 -i 1 -r 20";
        Jar.Outcome outcome = stopped("# Plan: ", line.split(" "));
        assertThat(outcome.err()).endsWith("error: stopped; no round was done, nothing is kept\n");
        assertThat(filesOfJmhs()).isEmpty();
    }

    /** Stops the jar when it has printed a line that begins like that and a fork runs; all that it started ends with it. */
    private Jar.Outcome stopped(String begin, String... args) throws IOException, InterruptedException {
        Path out = Files.createFile(folder.resolve("out.txt"));
        Path err = Files.createFile(folder.resolve("err.txt"));
        Process process = Jar.start(folder, out, err, args);
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(err).contains(begin));
            List<ProcessHandle> started =
                    await().atMost(PATIENCE).until(() -> process.descendants().toList(), found -> found.size() > 1);
            await().atMost(PATIENCE).until(() -> !filesOfJmhs().isEmpty());
            process.destroy(); // SIGTERM
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await().atMost(PATIENCE).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        return new Jar.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** What lies in the test's own folder for temporary files, which the jar has passed on, but for the lock. */
    private List<String> filesOfJmhs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("jmh\\d.*"))
                    .toList();
        }
    }
}
