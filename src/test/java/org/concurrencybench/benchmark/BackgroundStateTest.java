package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.concurrencybench.testing.Footprint;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The load is there, all of it and all the time, or the iteration fails. */
class BackgroundStateTest {
    private static final Answer FIB_20 = new Answer(200, "{\"fib\":10946}");

    @Test
    void oneRequestFollowsAnother() throws Exception {
        try (TestServer server = new TestServer(number -> FIB_20)) {
            BackgroundState background = States.background("worker", 1);
            background.start(pointingTo(server), true);
            await().until(() -> server.requests() > 50);
            background.stop();
            assertThat(server.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void theNextIterationsFindItStarted() throws Exception {
        try (TestServer server = new TestServer(number -> FIB_20)) {
            BackgroundState background = States.background("worker", 1);
            WaitServerState state = pointingTo(server);
            background.start(state, true);
            background.start(state, true);
            await().until(() -> server.requests() > 50);
            background.stop();
            assertThat(server.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void asManyAreInFlightAsAreAskedFor() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        TestServer.Responder meeting = number -> {
            together.countDown();
            together.await();
            return FIB_20;
        };
        try (TestServer server = new TestServer(meeting)) {
            BackgroundState background = States.background("worker", 3);
            background.start(pointingTo(server), true);
            await().until(() -> server.requests() > 50);
            background.stop();
            assertThat(server.mostInFlight()).isEqualTo(3);
        }
    }

    @Test
    void noneSendsNothing() throws Exception {
        try (TestServer server = new TestServer(number -> FIB_20)) {
            Footprint before = Footprint.now();
            BackgroundState background = States.background("none", 1);
            background.start(pointingTo(server), true);
            before.assertNoThreadLeft();
            background.checkLoad();
            background.stop();
            assertThat(server.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fib\":10945}", ""})
    void aWrongReplyEndsTheLoadAndFailsTheIteration(String body) throws Exception {
        try (TestServer server = new TestServer(number -> number == 1 ? FIB_20 : new Answer(200, body))) {
            Footprint before = Footprint.now();
            BackgroundState background = States.background("worker", 1);
            background.start(pointingTo(server), true);
            await().until(() -> server.requests() == 2);
            before.assertNoThreadLeft();
            assertThatIllegalStateException()
                    .isThrownBy(background::checkLoad)
                    .withMessageStartingWith("the background request failed: GET http://")
                    .havingCause()
                    .withMessageContaining("'" + body + "'");
            assertThatIllegalStateException().isThrownBy(background::stop);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void stoppingWaitsForTheRequestInFlight() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return FIB_20;
        };
        try (TestServer server = new TestServer(holding)) {
            Footprint before = Footprint.now();
            BackgroundState background = States.background("worker", 1);
            background.start(pointingTo(server), true);
            await().until(() -> server.inFlight() == 1);

            FutureTask<Void> stopped = new FutureTask<>(() -> {
                background.stop();
                return null;
            });
            Thread stopper = new Thread(stopped, "stopper");
            stopper.start();
            await().until(() -> stopper.getState() == Thread.State.WAITING);
            assertThat(stopped).isNotDone();

            held.countDown();
            stopped.get();
            before.assertNoThreadLeft();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "worker", "virtual", "io"})
    void batchesAreSentBesideItOnTheRealServer(String place) throws Exception {
        assumeTrue(!place.equals("virtual") || VirtualThreads.supported(), "no virtual threads");
        Footprint before = Footprint.now();
        WaitServerState server = States.small(new WaitServerState());
        BackgroundState background = States.background(place, 1);
        BatchState.Async batch = States.async(20, 0);
        server.start();
        batch.open(server, 1);
        background.start(server, true);
        assertThat(batch.send()).isEqualTo(20);
        before.assertNewThreadsAreDaemons();
        background.checkLoad();
        background.stop();
        batch.close();
        server.stop();
        before.assertNoThreadLeft();
    }

    @Test
    void severalServersGetItInTurn() throws Exception {
        try (TestServer first = new TestServer(number -> FIB_20);
                TestServer second = new TestServer(number -> FIB_20)) {
            BackgroundState background = States.background("worker", 1);
            background.start(pointingTo(first, second), true);
            await().until(() -> second.requests() > 20);
            background.stop();
            assertThat(first.requests() - second.requests()).isBetween(0, 1);
        }
    }

    private static WaitServerState pointingTo(TestServer... targets) {
        String urls = Arrays.stream(targets)
                .map(target -> "http://" + target.uri().getAuthority())
                .collect(Collectors.joining(","));
        WaitServerState state = States.on(urls, new WaitServerState());
        state.start();
        return state;
    }
}
