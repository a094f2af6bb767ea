package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.ResultRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profilers through the packaged jar: our own, the one that it brings, and JMH's. */
class ProfilersIT {
    private static final List<String> ASYNC_BATCHES =
            List.of("RequestBatchBenchmark.async", "-p", "route=asyncwait", "-p", "batchSize=100");
    private static final List<String> TINY = List.of("-wi", "1", "-w", "100ms", "-i", "2", "-r", "300ms");

    @TempDir
    Path folder;

    private Jar.Outcome batches(int forks, String... args) throws Exception {
        List<String> all = new ArrayList<>(ASYNC_BATCHES);
        all.addAll(TINY);
        all.addAll(List.of("-f", Integer.toString(forks)));
        all.addAll(Arrays.asList(args));
        Jar.Outcome outcome = Jar.run(folder, all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void latencyIsAMetricOfTheRowAndHasATable() throws Exception {
        Jar.Outcome outcome = batches(2, "-prof", "latency", "-rf", "json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("async:latency:p0.99 ")
                .containsPattern("p50 +\\| +p90 +\\| +p99 +\\| +p99.9 +\\| +max ")
                .containsPattern("in the handler +\\| +100 \\| /asyncwait");
        ResultRow row = JmhJson.read(Files.readAllBytes(files("jmh-result.json").get(0)))
                .get(0);
        double waited = 50;
        double median = row.secondary("latency.handler:p0.50").orElseThrow().score();
        assertThat(median).isGreaterThanOrEqualTo(waited);
        assertThat(row.secondary("latency:p0.50").orElseThrow().score()).isGreaterThanOrEqualTo(median);
        assertThat(row.secondary("latency:p1.00").orElseThrow().forks())
                .as("two forks of two iterations")
                .hasSize(2)
                .allSatisfy(fork -> assertThat(fork.size()).isEqualTo(2));
    }

    @Test
    void withoutTheProfilerThereIsNoLatency() throws Exception {
        assertThat(batches(1).out()).doesNotContain("latency");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void asyncProfilerNeedsNothingInstalledAndLeavesNothingButItsGraph(int forks) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the library's platforms");
        // A wait this short keeps the processors busy: what waits is not sampled.
        Jar.Outcome outcome =
                batches(forks, "-p", "waitMillis=1", "-prof", "async:output=flamegraph;direction=forward;dir=graphs");
        assertThat(outcome.err().lines().filter(line -> line.contains("WARNING")))
                .isEmpty();
        assertThat(files(".html"))
                .singleElement()
                .satisfies(
                        graph -> assertThat(graph).startsWith(folder.resolve("graphs")),
                        graph -> assertThat(graph).content().contains("concurrencybench/"));
        assertThat(files(".so")).isEmpty();
        assertThat(folder.toFile().list((parent, name) -> name.startsWith("async-profiler")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"async:output=flamegraph;direction=forward, flame-", "jfr, profile.jfr"})
    void aRowOfManyParametersHasAFolder(String profiler, String file) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the library's platforms");
        Jar.Outcome outcome = interference("-prof", profiler);
        assertThat(profiles()).hasSize(1);
        Path graph = profiles().get(0);
        assertThat(graph.getFileName().toString()).startsWith(file);
        assertThat(graph.getParent())
                .isEqualTo(folder.resolve(
                        "InterferenceBenchmark.async-thrpt-background-worker-backgroundN-30-route-wait"));
        assertThat(outcome.out()).contains(folder.relativize(graph).toString());
    }

    @Test
    void everyServerProcessLeavesAFlameGraphBesideTheForks() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the library's platforms");
        Jar.Outcome outcome =
                interference("-p", "server=child:2", "-prof", "async:output=flamegraph;direction=forward;dir=graphs");
        List<Path> graphs = profiles();
        assertThat(graphs).hasSize(3).allSatisfy(graph -> assertThat(outcome.out())
                .contains(folder.relativize(graph).toString()));
        for (Path graph : graphs) {
            boolean server = graph.getFileName().toString().matches("server-[12]\\.html");
            assertThat(Files.readString(graph).contains("FibonacciHandler"))
                    .as(graph.toString())
                    .isEqualTo(server);
        }
    }

    /** The server computes all the while, on one row that is not the default of all parameters. */
    private Jar.Outcome interference(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("InterferenceBenchmark.async$", "-f", "1"));
        all.addAll(List.of("-p", "route=wait", "-p", "background=worker", "-p", "backgroundN=30"));
        all.addAll(TINY);
        all.addAll(Arrays.asList(args));
        Jar.Outcome outcome = Jar.run(folder, all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private List<Path> profiles() throws IOException {
        return Stream.concat(files(".html").stream(), files(".jfr").stream()).toList();
    }

    @Test
    void aLibraryOfTheUsersIsTheOneThatIsLoaded() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, "FloorBenchmark.spin", "-prof", "async:libPath=/no/such/lib.so");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.err()).contains("Unable to load async-profiler");
    }

    @ParameterizedTest
    @CsvSource({"gc, async:gc.alloc.rate.norm", "stack, Stack profiler:", "jfr:dir=recordings, JFR profiler results:"})
    void jmhsOwnProfilersWork(String profiler, String answer) throws Exception {
        assertThat(batches(1, "-prof", profiler).out()).contains(answer);
        assertThat(files(".jfr")).hasSize(profiler.startsWith("jfr") ? 1 : 0);
    }

    @Test
    void anIterationBeginsWithoutGarbage() throws Exception {
        assertThat(batches(1, "-prof", "gc").out()).containsPattern("gc\\.count: +[1-9]");
    }

    @Test
    void whatIsWrongWithAProfilersOptionIsOneShortLine() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, "FloorBenchmark.spin", "-prof", "stack:bogus=1");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("error: -prof: ")
                .contains("not a recognized option")
                .hasLineCount(1);
        assertThat(outcome.err()).hasSizeLessThan(120);
    }

    @Test
    void aProfilerSaysItsOptions() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, "FloorBenchmark.spin", "-prof", "stack:help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).containsPattern("(?m)^ +lines=<int> ");
    }

    @Test
    void theListOfProfilersHasThemAll() throws Exception {
        Jar.Outcome outcome = Jar.run(folder, "-lprof");
        assertThat(outcome.exitCode()).isZero();
        String supported = outcome.out().replaceFirst("(?s)Unsupported profilers.*", "");
        assertThat(supported).contains("async: ", "gc: ", "profile.LatencyProfiler: Latency percentiles");
        assertThat(outcome.out()).contains("latency is short for ");
    }

    @Test
    void plainJmhKnowsTheLatencyProfilerByItsFullName() throws Exception {
        Process process = new ProcessBuilder(
                        Jar.JAVA.toString(), "-cp", Jar.PATH.toString(), "org.openjdk.jmh.Main", "-lprof")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).contains("org.concurrencybench.profile.LatencyProfiler: ");
    }
}
