package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.util.internal.PlatformDependent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.testing.Footprint;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client comes and goes without a trace. */
class ClientFootprintTest {
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);
    private static final Answer GOOD = new Answer(200, "{\"duration\":0.05}");

    @ParameterizedTest
    @EnumSource
    void closingBreaksOffWhatIsInFlight(Way way) {
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return GOOD;
        };
        try (TestServer server = new TestServer(holding)) {
            Footprint before = Footprint.now();
            BatchClient client = way.open(4);
            FutureTask<Integer> sent = new FutureTask<>(() -> client.send(new Batch(server.uri(), 20, CHECK)));
            new Thread(sent, "caller").start();
            await().until(() -> server.inFlight() == way.limit(4));

            client.close();

            // Before its caller's patience ends.
            assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(BatchFailedException.class);
            before.assertNoThreadLeft();
            held.countDown();
        }
    }

    /** Threads that no list of threads shows, so the executor that started them is asked. */
    @Test
    void closingEndsTheVirtualThreads() throws Exception {
        assumeTrue(VirtualThreads.supported(), "no virtual threads");
        ExecutorService threads = VirtualThreads.executor("client").orElseThrow();
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return GOOD;
        };
        try (TestServer server = new TestServer(holding)) {
            BatchClient client = new VirtualThreadsClient(4, threads, Duration.ofSeconds(30));
            FutureTask<Integer> sent = new FutureTask<>(() -> client.send(new Batch(server.uri(), 20, CHECK)));
            new Thread(sent, "caller").start();
            await().until(() -> server.inFlight() == 4);

            client.close();

            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            held.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoHundredClientsLeaveNothing(Way way) throws InterruptedException {
        try (TestServer server = new TestServer(number -> GOOD)) {
            openSendClose(way, server);
            Footprint before = Footprint.now();
            for (int i = 0; i < 200; i++) {
                openSendClose(way, server);
            }
            before.assertNoThreadLeft();
            before.assertNoDescriptorLeft();
            assertThat(server.requests()).isEqualTo(201 * 3);
        }
    }

    /** Which keeps a JVM alive for a second more, and in some of many cases starts again while it is being ended. */
    @Test
    void closingTheAsyncClientEndsNettysOwnExecutor() throws InterruptedException {
        try (TestServer server = new TestServer(number -> GOOD)) {
            for (int i = 0; i < 100; i++) {
                openSendClose(Way.ASYNC, server);

                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("globalEventExecutor"));
            }
        }
    }

    @Test
    void nettyHasNoEventsForTheFlightRecorder() throws InterruptedException {
        try (TestServer server = new TestServer(number -> GOOD)) {
            openSendClose(Way.ASYNC, server);
        }

        assertThat(PlatformDependent.isJfrEnabled()).isFalse();
    }

    private static void openSendClose(Way way, TestServer server) throws InterruptedException {
        try (BatchClient client = way.open(2)) {
            client.send(new Batch(server.uri(), 3, CHECK));
        }
    }
}
