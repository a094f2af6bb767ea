package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.benchmark.ChildServer;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.testing.Footprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server processes answer as a server does, end when they should, and do not end without a word. */
class ChildServersTest {
    private static final HttpClient CALLER = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ChildServer.class.getName(),
            "20",
            "1",
            "0");

    private static String get(URI uri) throws Exception {
        HttpResponse<String> response =
                CALLER.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().map()).containsKey("x-process-time");
        return response.statusCode() + " " + response.body();
    }

    @Test
    void everyOneAnswersEveryRoute() throws Exception {
        String waited = "200 {\"duration\":0.02}";
        String fib20 = "200 {\"fib\":10946}";
        Map<String, String> replies = Map.of(
                "/wait", waited,
                "/asyncwait", waited,
                "/fib/20", fib20,
                "/asyncfib/20", fib20,
                "/fib/20?on=io", fib20,
                "/fib/20?on=worker", fib20);
        try (ChildServers servers = ChildServers.start(2, number -> COMMAND)) {
            assertThat(servers.uris()).hasSize(2).doesNotHaveDuplicates();
            for (URI uri : servers.uris()) {
                for (Map.Entry<String, String> reply : replies.entrySet()) {
                    assertThat(get(uri.resolve(reply.getKey()))).isEqualTo(reply.getValue());
                }
                if (VirtualThreads.supported()) {
                    assertThat(get(uri.resolve("/vwait"))).isEqualTo(waited);
                    assertThat(get(uri.resolve("/fib/20?on=virtual"))).isEqualTo(fib20);
                }
            }
        }
    }

    @Test
    void theirCpuTimeIsTheirs() throws Exception {
        try (ChildServers servers = ChildServers.start(2, number -> COMMAND)) {
            Duration before = servers.cpuTime().orElseThrow();
            assertThat(before).isPositive();
            get(servers.uris().get(1).resolve("/fib/36"));
            assertThat(servers.cpuTime().orElseThrow()).isGreaterThan(before);
        }
    }

    @Test
    void closingLeavesNeitherProcessNorThreadEvenInTheMiddleOfARequest() throws Exception {
        Footprint before = Footprint.now();
        ChildServers servers = ChildServers.start(2, number -> COMMAND);
        List<ProcessHandle> processes = servers.processes().toList();
        var unused = CALLER.sendAsync(
                HttpRequest.newBuilder(servers.uris().get(0).resolve("/fib/50")).build(),
                HttpResponse.BodyHandlers.discarding());
        Duration idle = servers.cpuTime().orElseThrow();
        await().until(() -> servers.cpuTime().orElseThrow().minus(idle).compareTo(Duration.ofMillis(200)) > 0);
        servers.close();
        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(servers.death()).as("it was told to end").isEmpty();
        before.assertNoThreadLeft();
    }

    @Test
    void aDeathIsToldAtOnceWithExitCodeAndAddress() throws Exception {
        try (ChildServers servers = ChildServers.start(2, number -> COMMAND)) {
            CountDownLatch told = new CountDownLatch(1);
            servers.onDeath(told::countDown);
            assertThat(servers.death()).isEmpty();
            ProcessHandle second = servers.processes().toList().get(1);
            second.destroyForcibly();
            assertThat(told.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(servers.death())
                    .contains("server process " + second.pid() + " at "
                            + servers.uris().get(1) + " ended with exit code 137; its last output: none");
        }
    }

    @Test
    void theLastOutputIsKeptAndNoOutputHoldsAServerUp() {
        String script = "yes noise | head -n 100000; echo 'Listening on http://127.0.0.1:1'; cat; echo last; exit 7";
        try (ChildServers servers = ChildServers.start(1, number -> List.of("sh", "-c", script))) {
            assertThat(servers.uris()).containsExactly(URI.create("http://127.0.0.1:1"));
            ProcessHandle shell = servers.processes().toList().get(0);
            // It says that it listens before it starts what keeps it alive.
            await().atMost(SOON).until(() -> shell.children().findAny().isPresent());
            shell.children().forEach(ProcessHandle::destroyForcibly);
            await().atMost(SOON).until(() -> servers.death().isPresent());
            assertThat(servers.death().orElseThrow())
                    .contains("ended with exit code 7; its last output: 'noise | noise | ")
                    .endsWith(" | last'");
        }
    }

    /** An agent, say. */
    @Test
    void whoeverElseListensInItIsNotTakenForIt() {
        String script = "echo 'Listening on port 9010'; echo 'Listening on http://127.0.0.1:1'; cat";
        try (ChildServers servers = ChildServers.start(1, number -> List.of("sh", "-c", script))) {
            assertThat(servers.uris()).containsExactly(URI.create("http://127.0.0.1:1"));
        }
    }

    @Test
    void oneThatDoesNotStartSaysWhyAndTakesTheOthersWithIt() {
        Footprint before = Footprint.now();
        List<String> failing = List.of(COMMAND.get(0), "-XX:NoSuchFlag");
        assertThatIllegalStateException()
                .isThrownBy(() -> ChildServers.start(2, number -> failing))
                .withMessageMatching("no server process: server process \\d+ ended with exit code 1; its last output: "
                        + "'.*Unrecognized VM option 'NoSuchFlag'.*'");
        before.assertNoThreadLeft();
    }

    @Test
    void aCommandThatIsNotThereIsOneLine() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ChildServers.start(1, number -> List.of("/no/such/java")))
                .withMessageStartingWith("cannot start a server process: ")
                .withMessageNotContaining("\n");
    }

    /** And all that it has started, as a script starts the JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 600", "sleep 600; true"})
    void oneThatDoesNotEndWhenAskedIsEndedByForce(String endless) {
        String script = "echo 'Listening on http://127.0.0.1:1'; " + endless;
        ChildServers servers = ChildServers.start(1, number -> List.of("sh", "-c", script));
        List<ProcessHandle> processes = servers.processes().toList();
        List<ProcessHandle> started =
                processes.stream().flatMap(ProcessHandle::descendants).toList();
        servers.close();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        await().until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }
}
