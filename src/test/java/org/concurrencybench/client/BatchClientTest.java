package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ServerOptions;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all clients do alike: send the whole batch, once, within the limit. */
class BatchClientTest {
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);
    private static final Answer GOOD = new Answer(200, "{\"duration\":0.05}");
    private static final int CONCURRENCY = 4;

    @ParameterizedTest
    @EnumSource
    void itSendsEachRequestOnceAndCountsTheReplies(Way way) throws InterruptedException {
        try (TestServer server = new TestServer(number -> GOOD);
                BatchClient client = way.open(CONCURRENCY)) {
            assertThat(client.send(new Batch(server.uri(), 1, CHECK))).isEqualTo(1);
            assertThat(client.send(new Batch(server.uri(), 30, CHECK))).isEqualTo(30);
            assertThat(server.requests()).isEqualTo(31);
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalServersAreAskedInTurn(Way way) throws InterruptedException {
        try (TestServer first = new TestServer(number -> GOOD);
                TestServer second = new TestServer(number -> GOOD);
                TestServer third = new TestServer(number -> GOOD);
                BatchClient client = way.open(CONCURRENCY)) {
            Batch batch = new Batch(List.of(first.uri(), second.uri(), third.uri()), 32, CHECK, Optional.empty());
            assertThat(client.send(batch)).isEqualTo(32);
            assertThat(List.of(first.requests(), second.requests(), third.requests()))
                    .containsExactly(11, 11, 10);
        }
    }

    static Stream<Arguments> everyWayOnEveryRoute() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Stream.of("wait", "vwait", "asyncwait").map(route -> Arguments.of(way, route)));
    }

    @ParameterizedTest
    @MethodSource("everyWayOnEveryRoute")
    void theRealServerPassesTheCheck(Way way, String route) throws InterruptedException {
        assumeTrue(!route.equals("vwait") || VirtualThreads.supported(), "no virtual threads");
        Duration wait = Duration.ofMillis(50);
        try (BenchmarkServer server =
                        BenchmarkServer.start(ServerOptions.loopback(wait, 1, 8), VirtualThreads.executor("server"));
                BatchClient client = way.open(CONCURRENCY)) {
            Batch batch = new Batch(server.uri().resolve("/" + route), 6, CHECK);
            assertThat(client.send(batch)).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itKeepsAsManyInFlightAsTheLimitAllowsAndNeverMore(Way way) throws InterruptedException {
        int limit = way.limit(CONCURRENCY);
        CountDownLatch reached = new CountDownLatch(limit);
        TestServer.Responder holding = number -> {
            reached.countDown();
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
            // Time for one too many to show.
            Thread.sleep(20);
            return GOOD;
        };
        try (TestServer server = new TestServer(holding);
                BatchClient client = way.open(CONCURRENCY)) {
            client.send(new Batch(server.uri(), 4 * limit, CHECK));
            assertThat(server.mostInFlight()).isEqualTo(limit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersShareTheLimit(Way way) throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestServer.Responder slow = number -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Thread.sleep(5);
            inFlight.decrementAndGet();
            return GOOD;
        };
        try (TestServer one = new TestServer(slow);
                TestServer two = new TestServer(slow);
                BatchClient client = way.open(CONCURRENCY)) {
            Batch batch = new Batch(List.of(one.uri(), two.uri()), 4 * CONCURRENCY, CHECK, Optional.empty());
            FutureTask<Integer> other = new FutureTask<>(() -> client.send(batch));
            new Thread(other).start();
            assertThat(client.send(batch)).isEqualTo(batch.size());
            assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(batch.size());
            assertThat(most).as("at both servers together").hasValueLessThanOrEqualTo(way.limit(CONCURRENCY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchSmallerThanTheLimitIsSentAllTheSame(Way way) throws InterruptedException {
        try (TestServer server = new TestServer(number -> GOOD);
                BatchClient client = way.open(100)) {
            assertThat(client.send(new Batch(server.uri(), 3, CHECK))).isEqualTo(3);
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheWaitAndTheBatch(Way way) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        try (TestServer server = new TestServer(number -> answerAfter(held));
                BatchClient client = way.open(1)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> client.send(new Batch(server.uri(), 2, CHECK)))
                    .withMessage("GET " + server.uri() + ": java.lang.InterruptedException: JMH interrupts an iteration"
                            + " that takes longer than -to; 0 of 2 requests had succeeded");
            held.countDown();
            assertThat(client.send(new Batch(server.uri(), 1, CHECK))).isEqualTo(1);
            assertThat(server.requests()).as("the rest is dropped").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void theAsyncCallerWaitsForTheBatchAndNeverForALimit() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (TestServer server = new TestServer(number -> answerAfter(held));
                BatchClient client = Way.ASYNC.open(1)) {
            FutureTask<Integer> sent = new FutureTask<>(() -> client.send(new Batch(server.uri(), 10, CHECK)));
            Thread caller = new Thread(sent, "caller");
            caller.start();
            await().until(() -> server.inFlight() == 1 && caller.getState() == Thread.State.TIMED_WAITING);
            assertThat(Arrays.stream(caller.getStackTrace()).map(StackTraceElement::getMethodName))
                    .contains("await")
                    .doesNotContain("sendWaiting");
            held.countDown();
            assertThat(sent.get()).isEqualTo(10);
            assertThat(server.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(180)
    void fiveThousandAsyncRequestsCanBeInFlightTogether() throws InterruptedException {
        assumeTrue(mostDescriptors() > 12_000, "both ends of each connection are in this process");
        try (BenchmarkServer server = BenchmarkServer.start(
                        ServerOptions.loopback(Duration.ofMillis(50), 2, 1), VirtualThreads.executor("server"));
                BatchClient client = new AsyncClient(5_000, 2, Duration.ofSeconds(50))) {
            Batch batch = new Batch(server.uri().resolve("/asyncwait"), 5_000, CHECK);
            assertThat(client.send(batch)).isEqualTo(5_000);
        }
    }

    private static long mostDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static Answer answerAfter(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return GOOD;
    }
}
