package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.client.BlockingTransport;
import org.concurrencybench.client.ReplyCheck;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.testing.Footprint;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same batch to servers in other places, and what becomes of it when one of them dies. */
class ServerStateTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int LONG_MILLIS = 60_000;

    /** This process starts no others. */
    private static List<ProcessHandle> serverProcesses() {
        return ProcessHandle.current().children().toList();
    }

    private static BatchState.Sync sync(int batchSize) {
        BatchState.Sync state = new BatchState.Sync();
        state.route = "asyncwait";
        state.batchSize = batchSize;
        return state;
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "child:2"})
    void batchesGoToServerProcessesAsToTheOwnOne(String where) throws InterruptedException {
        Footprint before = Footprint.now();
        WaitServerState server = States.on(where, new WaitServerState());
        BatchState.Async batch = States.async(20, 0);
        CpuMeter meter = new CpuMeter();
        server.start();
        assertThat(serverProcesses()).hasSize(server.uris("/").size());
        batch.open(server, 1);
        meter.start(server);
        assertThat(batch.send()).isEqualTo(20);
        meter.stop(server, 1);
        assertThat(meter.clientSeconds()).isNotNegative();
        assertThat(meter.serverSeconds()).isNotNaN().isNotNegative();
        before.assertNewThreadsAreDaemons();
        batch.close();
        server.stop();
        assertThat(serverProcesses()).isEmpty();
        before.assertNoThreadLeft();
    }

    /** fib(41) makes 535 million calls: no processor does that in less. */
    @Test
    void cpuTimeIsThatOfTheSideThatUsedIt() throws IOException {
        double least = 0.1;
        WaitServerState server = States.on("child", new WaitServerState());
        server.start();
        CpuMeter meter = new CpuMeter();
        try (BlockingTransport transport = new BlockingTransport(1, Duration.ofMinutes(1))) {
            ReplyCheck check = new ReplyCheck("fib", Fibonacci.iterative(41));
            meter.start(server);
            transport.get(server.uris("/fib/41").get(0), check);
            meter.stop(server, 1);
            assertThat(meter.serverSeconds()).isGreaterThan(least);
        }
        CpuMeter twice = new CpuMeter();
        twice.start(server);
        assertThat(Fibonacci.recursive(41)).isEqualTo(Fibonacci.iterative(41));
        twice.stop(server, 2);
        assertThat(twice.clientSeconds()).isGreaterThan(least / 2);
        assertThat(twice.serverSeconds()).isLessThan(twice.clientSeconds());
        server.stop();
    }

    @Test
    void theCpuTimeOfAServerInTheSameProcessIsNotTold() {
        WaitServerState server = States.small(new WaitServerState());
        server.start();
        CpuMeter meter = new CpuMeter();
        meter.start(server);
        meter.stop(server, 1);
        assertThat(meter.clientSeconds()).isNotNegative();
        assertThat(meter.serverSeconds()).isNaN();
        server.stop();
    }

    @Test
    void addressesAreCalledInTurn() throws InterruptedException {
        TestServer.Responder responder = number -> new Answer(200, "{\"duration\":0.001}");
        try (TestServer first = new TestServer(responder);
                TestServer second = new TestServer(responder)) {
            String urls = "http://" + first.uri().getAuthority() + ",http://"
                    + second.uri().getAuthority();
            WaitServerState server = States.on(urls, new WaitServerState());
            server.start();
            BatchState.Async batch = States.async(20, 0);
            batch.open(server, 1);
            assertThat(batch.send()).isEqualTo(20);
            batch.close();
            server.stop();
            assertThat(List.of(first.requests(), second.requests())).containsExactly(10, 10);
        }
    }

    /** Of two, the one that nobody waits for at the moment: only its death itself can tell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aServerThatDiesFailsTheBatchSoonWhoeverIsWaitedFor(int dying) throws Exception {
        WaitServerState server = States.on("child:2", new WaitServerState());
        server.waitMillis = LONG_MILLIS;
        server.start();
        BatchState.Sync batch = sync(2);
        batch.open(server, 1);
        FutureTask<Integer> sent = new FutureTask<>(batch::send);
        Thread sender = new Thread(sent, "sender");
        sender.start();
        await().until(() -> sender.getState() == Thread.State.RUNNABLE
                && List.of(sender.getStackTrace()).toString().contains("Socket"));
        ProcessHandle killed = serverProcesses().stream()
                .sorted((one, other) -> Long.compare(one.pid(), other.pid()))
                .toList()
                .get(dying);
        killed.destroyForcibly();
        assertThatThrownBy(() -> sent.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server process " + killed.pid() + " at http://127.0.0.1:")
                .hasMessageContaining(" ended with exit code 137; its last output: none");
        server.stop();
        assertThat(serverProcesses()).isEmpty();
    }

    @Test
    void aServerThatDiesUnderItsLoadFailsTheIteration() throws Exception {
        WaitServerState server = States.on("child", new WaitServerState());
        server.start();
        BackgroundState background = States.background("worker", 1);
        background.backgroundN = 50;
        background.start(server, true);
        serverProcesses().forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).untilAsserted(() -> assertThatThrownBy(background::checkLoad)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with exit code 137"));
        server.stop();
    }

    @Test
    void aServerThatDiesWhileItsLoadIsWarmedIsNamed() throws Exception {
        WaitServerState server = States.on("child", new WaitServerState());
        server.start();
        serverProcesses().forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).until(() -> serverProcesses().isEmpty());
        BackgroundState background = States.background("worker", 1);
        assertThatThrownBy(() -> background.start(server, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with exit code 137");
        background.stop();
        server.stop();
    }

    @Test
    void whatWouldHaveNoEffectIsRefused() {
        WaitServerState server = States.small(new WaitServerState());
        server.serverCpus = "0";
        assertThatIllegalArgumentException()
                .isThrownBy(server::start)
                .withMessageStartingWith("parameter serverCpus = '0': expected with a server that this run starts");
    }
}
