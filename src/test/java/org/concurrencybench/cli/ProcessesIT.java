package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged jar leaves behind when it is told to stop: nothing. */
@Timeout(180)
class ProcessesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void outputs() throws IOException {
        out = Files.createFile(folder.resolve("out.txt"));
        err = Files.createFile(folder.resolve("err.txt"));
    }

    @Test
    void theServerAnswersUntilItIsToldToStopAndFreesItsPort() throws Exception {
        Process process = Jar.start(folder, out, err, "serve", "--port", "0", "--wait-millis", "1");
        try {
            URI uri = await().atMost(PATIENCE).until(() -> Jar.listening(out), found -> found != null);
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri.resolve("/asyncwait")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEqualTo("{\"duration\":0.001}");

            process.destroy(); // SIGTERM
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(err).isEmptyFile();
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                assertThat(socket.isConnected()).as("the port is free").isFalse();
            } catch (ConnectException e) {
                assertThat(e).hasMessageContaining("refused");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** An iteration of a minute follows: nothing that ends sooner does so because the iteration was over. */
    private Process startWithServers(String benchmark, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(benchmark));
        arguments.addAll(List.of("-f", "1", "-wi", "1", "-w", "100ms", "-i", "1", "-r", "60"));
        arguments.addAll(List.of("-p", "server=child:2"));
        arguments.addAll(List.of(more));
        return Jar.start(folder, out, err, arguments.toArray(String[]::new));
    }

    /** The servers, once they are called: the warm-up is over. */
    private List<ProcessHandle> serversOf(Process process) {
        await().atMost(PATIENCE).until(() -> Files.readString(out).contains("\nIteration "));
        List<ProcessHandle> servers = forkOf(process).children().toList();
        assertThat(servers).hasSize(2);
        return servers;
    }

    private static ProcessHandle forkOf(Process process) {
        return process.children().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RequestBatchBenchmark.async$", "RequestBatchBenchmark.sync$", "FibonacciRouteBenchmark.fib$"})
    void aServerProcessThatIsKilledFailsTheRunAtOnceWithItsExitCode(String benchmark) throws Exception {
        Process process = startWithServers(benchmark);
        try {
            List<ProcessHandle> servers = serversOf(process);
            ProcessHandle fork = forkOf(process);
            ProcessHandle killed = servers.get(0);
            killed.destroyForcibly();
            await().atMost(SOON).until(() -> !fork.isAlive());
            await().atMost(SOON).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(err)
                    .content()
                    .matches("error: server process " + killed.pid()
                            + " at http://127\\.0\\.0\\.1:\\d+ ended with exit code 137; its last output: none\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void clientAndServersHaveTheProcessorsThatTheyArePinnedTo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "no taskset");
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor");
        Process process = startWithServers("RequestBatchBenchmark.async$", "-p", "clientCpus=0", "-p", "serverCpus=1");
        try {
            assertThat(serversOf(process))
                    .allSatisfy(server -> assertThat(processors(server)).containsExactly("1"));
            assertThat(processors(forkOf(process))).containsExactly("0");
            assertThat(out).content().contains("-XX:ActiveProcessorCount=1");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Those that any thread of a process may run on; threads may end while they are looked at. */
    private static Set<String> processors(ProcessHandle process) throws IOException {
        Set<String> lists = new HashSet<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                try (Stream<String> lines = Files.lines(thread.resolve("status"))) {
                    lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .forEach(lists::add);
                } catch (NoSuchFileException | UncheckedIOException e) {
                    // It has ended.
                }
            }
        }
        return lists;
    }

    private enum End {
        HOST_TERMINATED,
        HOST_KILLED,
        FORK_KILLED
    }

    @Test
    void aForkThatIsStillStartingItsServersEndsWithItsHostToo() throws Exception {
        Process process = startWithServers("RequestBatchBenchmark.async$");
        try {
            List<ProcessHandle> forkAndServers = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> process.descendants().toList(), found -> found.size() > 1);
            process.destroyForcibly();
            await().atMost(SOON).until(() -> forkAndServers.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noServerProcessOutlivesWhoStartedIt(End end) throws Exception {
        Process process = startWithServers("InterferenceBenchmark.async$", "-p", "background=worker");
        try {
            List<ProcessHandle> servers = serversOf(process);
            ProcessHandle fork = forkOf(process);
            switch (end) {
                case HOST_TERMINATED -> process.destroy();
                case HOST_KILLED -> process.destroyForcibly();
                case FORK_KILLED -> fork.destroyForcibly();
            }
            await().atMost(SOON).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive) && !fork.isAlive());
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Its row is there, and looks like any other. */
    @Test
    void aForkThatFailsIsAnErrorEvenIfTheRunGoesOn() throws Exception {
        String row = "RequestBatchBenchmark.sync -p route=wait -p batchSize=2 -p waitMillis=1 -p server=child";
        String how = " -f 2 -wi 0 -i 3 -r 500ms -foe false";
        Process process = Jar.start(folder, out, err, (row + how).split(" "));
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> Files.readString(out)
                    .contains("Iteration   2: "));
            forkOf(process).children().findFirst().orElseThrow().destroyForcibly();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(out).content().contains("reqs/sec");
            assertThat(err)
                    .content()
                    .startsWith("error: 1 of 2 forks failed, so the score is that of the rest: "
                            + "org.concurrencybench.benchmark.RequestBatchBenchmark.sync mode=thrpt");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noForkOutlivesTheRun(boolean killed) throws Exception {
        Process process = Jar.start(folder, out, err, "FloorBenchmark.spin", "-f", "1", "-wi", "2", "-w", "300");
        try {
            // At once: the run often ends before the fork's set-up begins.
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> Files.readString(out)
                    .contains("Warmup Iteration"));
            // Before, there are JVMs that JMH asks for their version.
            List<ProcessHandle> forks = process.descendants().toList();
            assertThat(forks).isNotEmpty();
            if (killed) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            // By itself a fork goes on until its iteration is over.
            await().atMost(SOON).until(() -> forks.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(err).content().isEqualToIgnoringNewLines(killed ? "" : "error: stopped");
        } finally {
            process.destroyForcibly();
        }
    }
}
