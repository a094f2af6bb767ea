package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One request that fails fails the batch, and nothing hides it. */
class BatchFailureTest {
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);
    private static final Answer GOOD = new Answer(200, "{\"duration\":0.05}");
    private static final int SIZE = 5;

    private enum BadAnswer {
        SERVER_ERROR(500, "{\"duration\":0.05}", "status 500 with body '{\"duration\":0.05}'"),
        NOT_FOUND(404, "{\"error\":\"no route\"}", "status 404"),
        REDIRECT(302, "", "status 302"),
        NOT_JSON(200, "<html>", "body '<html>' is not JSON"),
        WRONG_VALUE(200, "{\"duration\":1.0}", "body '{\"duration\":1.0}', expected {\"duration\":0.05}"),
        EMPTY(200, "", "body ''"),
        ENDLESS(200, " ".repeat(100_000), "a body of more than 65536 bytes"),
        TRAILING_JUNK(200, "{\"duration\":0.05}x", "body '{\"duration\":0.05}x'");

        private final int status;
        private final String body;
        private final String message;

        BadAnswer(int status, String body, String message) {
            this.status = status;
            this.body = body;
            this.message = message;
        }
    }

    static Stream<Arguments> everyWayWithEveryBadAnswer() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(BadAnswer.values()).map(bad -> Arguments.of(way, bad)));
    }

    @ParameterizedTest
    @MethodSource("everyWayWithEveryBadAnswer")
    void aBadAnswerFailsTheBatchAndEndsIt(Way way, BadAnswer bad) {
        try (TestServer server = new TestServer(number -> number == 3 ? new Answer(bad.status, bad.body) : GOOD);
                BatchClient client = way.open(1)) {
            assertFails(client, server.uri(), 2).withMessageContaining(bad.message);
            // The bad answer itself is the last: it is neither retried nor followed, and the rest is not sent.
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    static Stream<Arguments> everyWayAndAnsweredAndBytes() {
        return Arrays.stream(Way.values()).flatMap(way -> Stream.of(0, 2)
                .flatMap(answered -> Stream.of(0, 10, 1_000).map(bytes -> Arguments.of(way, answered, bytes))));
    }

    /** On a new connection or a used one, before the reply, in its status line or one byte before its end. */
    @ParameterizedTest
    @MethodSource("everyWayAndAnsweredAndBytes")
    void aCutConnectionFailsTheBatchAndIsNotTriedAgain(Way way, int answered, int bytes) throws IOException {
        try (CuttingServer server = new CuttingServer(answered, bytes);
                BatchClient client = way.open(1)) {
            assertFails(client, server.uri(), answered);
            assertThat(server.requests()).isEqualTo(answered + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateReplyFailsTheBatch(Way way) {
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return GOOD;
        };
        try (TestServer server = new TestServer(holding);
                BatchClient client = way.open(1, Duration.ofSeconds(1))) {
            assertFails(client, server.uri(), 0).withMessageMatching("(?i).*time.?out.*");
            await().until(() -> server.requests() == 1);
            held.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYNC")
    void aLateReplyOfOneServerAmongSeveralDoesNotAccuseTheFirstAlone(Way way) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return GOOD;
        };
        try (TestServer good = new TestServer(number -> GOOD);
                TestServer late = new TestServer(holding);
                BatchClient patient = way.open(SIZE);
                BatchClient client = way.open(SIZE, Duration.ofMillis(900))) {
            patient.send(new Batch(good.uri(), SIZE, CHECK)); // else the first reply itself may take so long
            Batch batch = new Batch(List.of(good.uri(), late.uri()), SIZE, CHECK, Optional.empty());
            assertThatExceptionOfType(BatchFailedException.class)
                    .isThrownBy(() -> client.send(batch))
                    .withMessageContaining("no reply in 900 ms from any of [" + good.uri() + ", " + late.uri() + "]")
                    .withMessageEndingWith("; 3 of 5 requests had succeeded");
            held.countDown();
        }
    }

    /** One reply takes longer than the patience lasts, and meanwhile the others come one by one: with no timer of its own. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYNC")
    void aLateReplyIsWaitedForWhileOthersCome(Way way) throws InterruptedException {
        int size = 10;
        CountDownLatch others = new CountDownLatch(size - 1);
        TestServer.Responder responder = number -> {
            if (number == 1) {
                others.await();
            } else {
                Thread.sleep(250);
                others.countDown();
            }
            return GOOD;
        };
        try (TestServer server = new TestServer(responder);
                BatchClient client = way.open(2, Duration.ofSeconds(2))) {
            assertThat(client.send(new Batch(server.uri(), size, CHECK))).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyListeningFailsTheBatch(Way way) throws IOException {
        try (Socket bound = new Socket();
                BatchClient client = way.open(3)) {
            bound.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), 0)); // and so nobody else's, who might listen
            assertFails(client, URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/wait"), 0)
                    .withMessageContaining("refused");
        }
    }

    /** The good server answers only when the batch is over, so that its replies are not counted, whoever sends first. */
    @ParameterizedTest
    @EnumSource
    void oneServerThatFailsAmongSeveralIsNamed(Way way) {
        CountDownLatch held = new CountDownLatch(1);
        TestServer.Responder holding = number -> {
            held.await();
            return GOOD;
        };
        try (TestServer good = new TestServer(holding);
                TestServer bad = new TestServer(number -> new Answer(500, "no"));
                BatchClient client = way.open(SIZE)) {
            assertThatExceptionOfType(BatchFailedException.class)
                    .isThrownBy(
                            () -> client.send(new Batch(List.of(bad.uri(), good.uri()), SIZE, CHECK, Optional.empty())))
                    .withMessage("GET " + bad.uri()
                            + ": status 500 with body 'no', expected 200; 0 of 5 requests had succeeded");
            held.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBatchAfterAFailedOneIsSentAsEver(Way way) throws Exception {
        try (CuttingServer cutting = new CuttingServer(1, 0);
                TestServer failing = new TestServer(number -> number < 9 ? new Answer(500, "no") : GOOD);
                BatchClient client = way.open(1)) {
            assertFails(client, cutting.uri(), 1);
            for (int i = 1; i < 9; i++) {
                assertFails(client, failing.uri(), 0);
            }
            assertThat(client.send(new Batch(failing.uri(), SIZE, CHECK))).isEqualTo(SIZE);
        }
    }

    private static ThrowableAssertAlternative<BatchFailedException> assertFails(
            BatchClient client, URI uri, int succeeded) {
        return assertThatExceptionOfType(BatchFailedException.class)
                .isThrownBy(() -> client.send(new Batch(uri, SIZE, CHECK)))
                .withMessageStartingWith("GET " + uri + ": ")
                .withMessageEndingWith("; " + succeeded + " of " + SIZE + " requests had succeeded")
                .withMessageNotContaining("\n");
    }
}
