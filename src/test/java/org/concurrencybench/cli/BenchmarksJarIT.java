package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.results.Build;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.RunFiles;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ServerOptions;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.concurrencybench.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every benchmark through the packaged jar, just long enough to see that it works: some tests start forty JVMs. */
@Timeout(180)
class BenchmarksJarIT {
    private static final String[] TINY = {"-f", "1", "-wi", "0", "-i", "1", "-r", "100ms"};

    @TempDir
    Path folder;

    private Jar.Outcome run(String... args) throws IOException, InterruptedException {
        return Jar.run(folder, args);
    }

    private Jar.Outcome tiny(String... args) throws IOException, InterruptedException {
        return run(Stream.concat(Arrays.stream(args), Arrays.stream(TINY)).toArray(String[]::new));
    }

    private List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> !file.getFileName().toString().matches("jmh.lock|hsperfdata.*"))
                    .toList();
        }
    }

    /** No library, and no JVM, says anything in between. */
    private static void assertQuiet(Jar.Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).doesNotContain("WARN", "SLF4J", "INFO", "SEVERE", "Exception", "jmh.separate");
    }

    @Test
    void everyRowOfTheRequestsRunsAndIsInTheClosingTable() throws Exception {
        Jar.Outcome outcome = tiny("RequestBatchBenchmark", "-p", "batchSize=10");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertQuiet(outcome);
        List<String> clients = VirtualThreads.supported()
                ? List.of("sync", "executor", "virtualThreads", "async")
                : List.of("sync", "executor", "async");
        List<String> routes =
                VirtualThreads.supported() ? List.of("/wait", "/vwait", "/asyncwait") : List.of("/wait", "/asyncwait");
        String table = outcome.out().substring(outcome.out().indexOf("Requests:"));
        for (String route : routes) {
            for (String client : clients) {
                assertThat(table).containsPattern("\\| +10 \\| " + route + " +\\| " + client + "\n");
            }
        }
        assertThat(files(folder)).as("a plain run writes no file").isEmpty();
    }

    /** And no other: JMH takes one set of values for all, by which what a row leaves out by default must not come in. */
    @Test
    void everyRowOfTheInterferenceRuns() throws Exception {
        Jar.Outcome outcome =
                tiny("InterferenceBenchmark", "-p", "batchSize=10", "-p", "route=asyncwait", "-p", "backgroundN=30");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertQuiet(outcome);
        assertThat(outcome.out().replace(" ", ""))
                .contains(VirtualThreads.supported() ? "|lossworker|lossvirtual|lossio|" : "|lossworker|lossio|");
        assertThat(outcome.out()).contains("(background = io");
        assertThat(outcome.out().split("# Benchmark: "))
                .noneMatch(row -> row.startsWith("org.concurrencybench.benchmark.InterferenceBenchmark.sync")
                        && row.contains("(background = io"));
        if (!VirtualThreads.supported()) {
            assertThat(outcome.out())
                    .contains("background=virtual, InterferenceBenchmark.sync (unless background is given)");
        }
    }

    @Test
    void everyRowOfTheRestRuns() throws Exception {
        Jar.Outcome outcome = tiny("Fibonacci|Floor", "-p", "n=22", "-prof", "gc");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertQuiet(outcome);
        assertThat(outcome.out())
                .contains("recursive", "futures", "parallelFutures", "forkJoin", "/fib", "/asyncfib")
                .contains("loopbackEcho", "spin", "timer", "bytes/call");
    }

    @Test
    void everyBenchmarkThatCallsAServerRunsWithServersInProcessesOfTheirOwn() throws Exception {
        Jar.Outcome outcome = tiny(
                "RequestBatch|Interference|FibonacciRoute",
                "-p",
                "server=child:2",
                "-p",
                "serverJvmArgs=-Xmx64m",
                "-p",
                "route=asyncwait",
                "-p",
                "batchSize=10",
                "-p",
                "background=worker",
                "-p",
                "backgroundN=30",
                "-p",
                "n=22");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertQuiet(outcome);
        String number = "\\d+\\.\\d\\d";
        assertThat(outcome.out())
                .containsPattern("Requests: .*server=child:2 serverJvmArgs=-Xmx64m waitMillis=50")
                .containsPattern("Interference, .*server=child:2")
                .containsPattern("Fibonacci over HTTP: .*server=child:2")
                .containsPattern("\\| +" + number + " \\+ " + number + " \\| +10 \\| /asyncwait \\| async\n")
                .containsPattern("\\| +" + number + " \\+ " + number + " \\| 22 \\| /fib\n");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void aServerThatSomebodyElseStartedIsCalledAtItsAddress() throws Exception {
        try (BenchmarkServer one = BenchmarkServer.start(
                        ServerOptions.loopback(Duration.ofMillis(20), 1, 0), VirtualThreads.executor("one"));
                BenchmarkServer other = BenchmarkServer.start(
                        ServerOptions.loopback(Duration.ofMillis(20), 1, 0), VirtualThreads.executor("other"))) {
            String urls = one.uri() + "," + other.uri();
            String row = "RequestBatchBenchmark.async -p batchSize=10 -p route=wait -p server=" + urls;
            Jar.Outcome outcome = tiny((row + " -p waitMillis=20").split(" "));
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out())
                    .contains("# Plan: 1 row,")
                    .contains(" server=" + urls + " waitMillis=20")
                    .containsPattern("\\d \\+ - \\| +10 \\| /wait \\| async\n");

            Jar.Outcome wrongWait = tiny(row.split(" "));
            assertThat(wrongWait.exitCode()).isEqualTo(2);
            assertThat(wrongWait.err())
                    .isEqualTo("error: GET " + one.uri() + "/wait: body '{\"duration\":0.02}', expected"
                            + " {\"duration\":0.05}: expected a server of this suite (serve --wait-millis) that answers"
                            + " {\"duration\":0.05}\n");
            assertThat(wrongWait.out()).doesNotContain("# Plan", "Iteration");
        }
    }

    @Test
    void aRecordedRunIsKeptWithItsEnvironment() throws Exception {
        Jar.Outcome outcome = run(
                "record --results kept FloorBenchmark.spin -f 1 -wi 0 -i 1 -r 100ms -rf json -rff jmh.json".split(" "));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).containsPattern("Recorded in kept/.*\\.json\n");
        List<Path> kept = files(folder.resolve("kept"));
        assertThat(kept).hasSize(2);
        Path results = kept.stream()
                .filter(file -> !file.toString().endsWith(".env.json"))
                .findFirst()
                .orElseThrow();
        assertThat(results).hasSameBinaryContentAs(folder.resolve("jmh.json"));
        List<ResultRow> rows = JmhJson.read(Files.readAllBytes(results));
        assertThat(rows).extracting(ResultRow::method).containsExactly("spin");
        String environment = Files.readString(Path.of(results.toString().replace(".json", ".env.json")));
        assertThat(environment).contains("\"gc\" : \"ParallelGC\"", "\"undertow-core\" : \"", "\"jarSha256\" : \"");
    }

    @Test
    void aRunIsRecordedAsOfTheJarThatItStartedWith() throws Exception {
        Path jar = Files.copy(Jar.PATH, folder.resolve("copy.jar"));
        Build started = Build.of(jar);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        String record = "record --results kept FloorBenchmark.spin$ -f 0 -wi 0 -i 1 -r 5";
        Process process = Jar.start(jar, folder, out, err, List.of(), record.split(" "));
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(out).contains("\nIteration "));
            Path next = Files.writeString(folder.resolve("next.jar"), "the next build");
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(out)).contains("\n! The jar was replaced during the run: ");
        List<Path> kept = RunFiles.find(folder.resolve("kept").toString());
        assertThat(kept).hasSize(1);
        assertThat(RunFiles.environment(kept.get(0)).orElseThrow().jarSha256()).isEqualTo(started.jarSha256());
    }

    /** In the folder that nobody named. */
    @Test
    void aFileThatCannotBeReadIsNoReasonToCompareNothing() throws Exception {
        Path run = Files.writeString(folder.resolve("run.json"), JmhText.of(MadeUp.row("avgt", 1, 1, 1, 1)));
        Files.copy(
                ResultStore.open(folder.resolve("elsewhere"))
                        .save(Instant.EPOCH, "a", Files.readAllBytes(run), MadeUp.environment("a cpu", 2))
                        .resolveSibling("1970-01-01T00-00-00Z-a.env.json"),
                folder.resolve("run.env.json"));
        Path store = Files.createDirectory(folder.resolve("jmh-results"));
        Files.writeString(store.resolve("old.json"), "[]");
        Files.writeString(store.resolve("old.env.json"), "{");
        Jar.Outcome outcome = Jar.run(folder, "compare", "run.json", "run.json");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("INCONCLUSIVE 1");
        assertThat(outcome.err())
                .startsWith("# Learned nothing of the noise between runs: jmh-results/old.env.json: ")
                .hasLineCount(1);
        Jar.Outcome asked = Jar.run(folder, "compare", "run.json", "run.json", "--results", "jmh-results");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).startsWith("error: jmh-results/old.env.json: ").hasLineCount(1);
    }

    @Test
    void whoeverStopsARecordedRunIsToldThatNothingIsKept() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        String record = "record --results kept FloorBenchmark.spin$ -f 0 -wi 0 -i 1 -r 60";
        Process process = Jar.start(folder, out, err, record.split(" "));
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(out).contains("\nIteration "));
            process.destroy(); // SIGTERM
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(err)).endsWith("error: stopped, nothing is recorded\n");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void jmhWritesTheFilesThatItIsAskedFor() throws Exception {
        Jar.Outcome outcome =
                tiny("FibonacciBenchmark.recursive", "-p", "n=10", "-rf", "csv", "-rff", "out.csv", "-o", "out.log");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(files(folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("out.csv", "out.log");
    }

    @Test
    void theFileThatJmhWritesByDefaultIsLookedAtToo() throws Exception {
        Files.createDirectory(folder.resolve("jmh-result.csv"));
        Jar.Outcome outcome = tiny("FloorBenchmark.spin", "-rf", "csv");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("error: -rff jmh-result.csv: expected a file that can be written\n");
    }

    @Test
    void withoutAForkTheRowsRunInTheSameJvm() throws Exception {
        Jar.Outcome outcome = run(
                "RequestBatchBenchmark.async",
                "-p",
                "route=asyncwait",
                "-p",
                "batchSize=10",
                "-f",
                "0",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "100ms");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("| /asyncwait | async");
        // The JVM has not the arguments of a fork, and none are printed.
        assertThat(outcome.out()).contains("# VM options: -Djava.io.tmpdir=" + folder + "\n");
    }

    @Test
    void theUsersCollectorAndHeapReplaceTheSuites() throws Exception {
        Jar.Outcome outcome = run(
                "FloorBenchmark.spin",
                "-f",
                "1",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "100ms",
                "-jvmArgsAppend",
                "-XX:+UseSerialGC -Xmx64m");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("# VM options: .*-XX:\\+UseSerialGC -Xmx64m")
                .doesNotContain("ParallelGC", "-Xms1g");
    }

    @Test
    void withoutFailOnErrorTheRowsThatFailedAreCounted() throws Exception {
        Jar.Outcome outcome =
                tiny("FibonacciBenchmark.recursive", "-p", "n=10", "-foe", "false", "-jvmArgsAppend", "-Xmx1m -Xms1m");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("error: 1 of 1 rows failed and have no result\n");
    }

    @Test
    void aBadReplyFailsTheRunWithItsUrlAndStatusInOneLine() throws Exception {
        // The first request is the check before the run.
        TestServer.Responder failing = number -> number < 5
                ? new TestServer.Answer(200, "{\"duration\":0.05}")
                : new TestServer.Answer(503, "{\"duration\":0.05}");
        try (TestServer server = new TestServer(failing)) {
            Jar.Outcome outcome = tiny(
                    "RequestBatchBenchmark.executor",
                    "-p",
                    "route=wait",
                    "-p",
                    "batchSize=10",
                    "-p",
                    "server=" + server.uri().resolve("/"));
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
            assertThat(outcome.err())
                    .startsWith("error: ")
                    .contains("GET " + server.uri() + ": ", "503", " of 10 requests had succeeded");
            assertThat(outcome.out()).doesNotContain("reqs/sec");
        }
    }

    @Test
    void plainJmhOnTheSameClassPathWorksToo() throws Exception {
        Jar.Outcome outcome = plainJmh("-l");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("RequestBatchBenchmark.virtualThreads", "FloorBenchmark.timer");
    }

    @ParameterizedTest
    @CsvSource({
        "FibonacciBenchmark.recursive, n, 99",
        "FloorBenchmark.timer, timerMillis, 0",
        "InterferenceBenchmark.sync, backgroundRequests, 0",
        "InterferenceBenchmark.sync, background, moon",
        "RequestBatchBenchmark.async, concurrency, -1",
        "RequestBatchBenchmark.async, route, moon",
    })
    void plainJmhFindsValuesThatCannotBe(String benchmark, String name, String value) throws Exception {
        String[] brief = {"-f", "0", "-wi", "0", "-i", "1", "-r", "1ms", "-foe", "true"};
        assertThat(plainJmh(Stream.concat(Stream.of(benchmark, "-p", name + "=" + value), Arrays.stream(brief))
                                .toArray(String[]::new))
                        .out())
                .contains("parameter " + name + " = '" + value + "': expected");
    }

    private Jar.Outcome plainJmh(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Jar.JAVA.toString(),
                "-Djava.io.tmpdir=" + folder, // JMH's lock is there
                "-cp",
                Jar.PATH.toString(),
                "org.openjdk.jmh.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Jar.Outcome(process.waitFor(), output, "");
    }

    @Test
    void rowsThatTheJvmCannotRunAreLeftOutWithOneLine() throws Exception {
        Jar.Outcome outcome =
                tiny("RequestBatchBenchmark", "-p", "route=vwait", "-p", "batchSize=10", "-e", "sync|executor|async$");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        if (VirtualThreads.supported()) {
            assertThat(outcome.out()).contains("| /vwait | virtualThreads").doesNotContain("Left out");
        } else {
            assertThat(outcome.out().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith(
                            "# Left out, since the JVM is " + Runtime.version().feature())
                    .endsWith("virtualThreads, route=vwait");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-p route=moon",
                "record --results",
                "FloorBenchmark.spin -prof nosuch",
                "ab --base JAR -p nosuch=1",
                "ab --base JAR -pn=15",
                "ab --base JAR NoSuchBenchmark",
                "ab --base JAR RequestBatchBenchmark.sync -p route=moon",
                "ab --base JAR --head-jvm no-such-java FloorBenchmark.spin",
            })
    void badInputGetsOneLineAndExitCodeTwo(String commandLine) throws Exception {
        Jar.Outcome outcome = run(Arrays.stream(commandLine.split(" "))
                .map(word -> word.replace("JAR", Jar.PATH.toString()))
                .toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.err()).startsWith("error: ");
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whatCannotBePrintedIsAnErrorAndNoRegression() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Path err = Files.createFile(folder.resolve("err.txt"));
        assertThat(Jar.start(folder, Path.of("/dev/full"), err, "-l").waitFor()).isEqualTo(2);
        assertThat(err).content().isEqualTo("error: not all of the output could be written\n");
        Path slow = Files.writeString(folder.resolve("slow.json"), JmhText.of(MadeUp.row("avgt", 2, 2, 2, 2)));
        Path fast = Files.writeString(folder.resolve("fast.json"), JmhText.of(MadeUp.row("avgt", 1, 1, 1, 1)));
        assertThat(Jar.start(folder, Path.of("/dev/full"), err, "compare", fast.toString(), slow.toString())
                        .waitFor())
                .as("a regression stays one")
                .isEqualTo(1);
        assertThat(err).content().isEqualTo("error: not all of the output could be written\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "record --help"})
    void helpShowsJmhsOptionsAndOurs(String commandLine) throws Exception {
        Jar.Outcome outcome = run(commandLine.split(" "));
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "-prof <profiler>",
                        "record [--results DIR]",
                        "serve [--port",
                        "compare BASE HEAD",
                        "-prof latency",
                        "-p route");
        assertThat(outcome.out().startsWith("Usage: record [--results DIR]"))
                .isEqualTo(commandLine.startsWith("record"));
    }
}
