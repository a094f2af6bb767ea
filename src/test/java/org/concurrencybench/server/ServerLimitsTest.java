package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencybench.testing.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What exceeds a limit is cut off, what is no request is refused, and the server goes on answering. */
class ServerLimitsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final BenchmarkServer SERVER =
            start(Duration.ZERO, new Limits(1_000, 4_096, 20, LONG, LONG, LONG, 10));

    private static BenchmarkServer start(Duration wait, Limits limits) {
        return BenchmarkServer.start(
                new ServerOptions(ServerOptions.LOOPBACK, 0, wait, 1, 4, limits), Optional.empty());
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @AfterEach
    void theServerStillAnswers() throws IOException {
        assertAnswers(SERVER);
    }

    private static void assertAnswers(BenchmarkServer server) throws IOException {
        try (RawConnection connection = new RawConnection(server.uri())) {
            assertThat(connection.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
        }
    }

    static Stream<Arguments> malformedRequests() {
        String get = "GET /wait HTTP/1.1\r\nHost: test\r\n";
        String post = "POST /wait HTTP/1.1\r\nHost: test\r\n";
        return Stream.of(
                refused("no HTTP at all", "hello\r\n\r\n", "400"),
                refused("null bytes", "\0\0\0\0\r\n\r\n", "400"),
                refused("a TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n", "400"),
                refused("a null byte in the method", "G\0T /wait HTTP/1.1\r\nHost: test\r\n\r\n", "400"),
                refused("a null byte in the path", RawConnection.get("/wa\0it"), "400"),
                refused("a null byte in a header", get + "X\0: y\r\n\r\n", "400"),
                refused("a method without end", "G".repeat(3_000) + " / HTTP/1.1\r\nHost: test\r\n\r\n", "400"),
                refused("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"),
                refused("a header without a name", get + ": test\r\n\r\n", "400"),
                refused("a wrong escape", RawConnection.get("/%zz"), "400"),
                refused("a length that is no number", post + "Content-Length: x\r\n\r\n", "400"),
                refused("a negative length", post + "Content-Length: -1\r\n\r\n", "400"),
                refused("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"),
                refused("an unknown encoding", post + "Transfer-Encoding: x\r\n\r\n", "413"),
                refused("wrong chunks", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n", "413"),
                refused("a chunk that never comes", post + "Transfer-Encoding: chunked\r\n\r\nffff\r\n", "413"),
                refused("too many headers", get + "X: y\r\n".repeat(20) + "\r\n", "400"),
                refused("too many parameters", RawConnection.get("/wait?" + "a=b&".repeat(21)), "400"),
                refused("a header too large", get + "X: " + "y".repeat(4_096) + "\r\n\r\n", "400"),
                refused("a line too large", RawConnection.get("/" + "y".repeat(4_096)), "400"));
    }

    private static Arguments refused(String what, String sent, String status) {
        return Arguments.of(Named.of(what, sent), status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRequests")
    void whatIsNoRequestIsRefusedAndItsConnectionClosed(String sent, String status) throws IOException {
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            String came = connection.send(sent).untilClosed();
            assertThat(came).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void headersWithoutEndAreCutOff() throws IOException {
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            connection.send("GET /wait HTTP/1.1\r\nHost: test\r\n").floodUntilClosed("X: y\r\n".repeat(100));
        }
    }

    @Test
    void asMuchAsTheLimitsAllowIsAnswered() throws IOException {
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            String request = "GET /wait?" + "a=b&".repeat(20) + " HTTP/1.1\r\nHost: test\r\n" + "X: y\r\n".repeat(18)
                    + "X: " + "y".repeat(3_500) + "\r\n\r\n";
            assertThat(connection.send(request).reply()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some", "a whole body of 10 bytes and more"})
    void aBodyIsRefusedAtOnceHoweverMuchOfItHasCome(String sent) throws IOException {
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            connection.send("POST /wait HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\n" + sent);
            assertThat(connection.untilClosed()).startsWith("HTTP/1.1 413 ").contains("expected none");
        }
    }

    @Test
    void headersThatComeSlowlyAreCutOff() throws IOException {
        try (BenchmarkServer server = start(Duration.ZERO, new Limits(10, 4_096, 20, SHORT, LONG, LONG, 10));
                RawConnection connection = new RawConnection(server.uri())) {
            connection.send("GET /wait HTTP/1.1\r\nX: ");
            assertThat(connection.dribbleUntilClosed(Duration.ofMillis(20))).isEmpty();
            assertAnswers(server);
        }
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws IOException {
        try (BenchmarkServer server = start(Duration.ZERO, new Limits(10, 4_096, 20, LONG, SHORT, LONG, 10));
                RawConnection unused = new RawConnection(server.uri());
                RawConnection used = new RawConnection(server.uri())) {
            assertThat(used.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
            assertThat(used.untilClosed()).isEmpty();
            assertThat(unused.untilClosed()).isEmpty();
        }
    }

    @Test
    void aCallerThatTakesNoRepliesIsClosed() throws IOException {
        try (BenchmarkServer server = start(Duration.ZERO, new Limits(10, 4_096, 20, LONG, LONG, SHORT, 10));
                RawConnection connection = new RawConnection(server.uri())) {
            connection.floodUntilClosed(RawConnection.get("/nowhere").repeat(100));
            assertAnswers(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wait", "/asyncwait"})
    void aRequestMayTakeLongerThanEitherTime(String path) throws IOException {
        try (BenchmarkServer server = start(SHORT.multipliedBy(2), new Limits(10, 4_096, 20, SHORT, SHORT, LONG, 10));
                RawConnection connection = new RawConnection(server.uri())) {
            connection.send(RawConnection.get(path));
            assertThat(connection.reply()).endsWith("{\"duration\":2.0}");
        }
    }

    @Test
    void connectionsAboveTheirNumberWaitForOneToBeClosed() throws IOException {
        try (BenchmarkServer server = start(Duration.ZERO, new Limits(2, 4_096, 20, LONG, LONG, LONG, 10));
                RawConnection first = new RawConnection(server.uri());
                RawConnection third = connectBehindASecond(server, first)) {
            assertThat(third.reply()).startsWith("HTTP/1.1 200 ");
        }
    }

    /** A connection that got no reply while a second one, closed since, was open beside the first. */
    private static RawConnection connectBehindASecond(BenchmarkServer server, RawConnection first) throws IOException {
        assertThat(first.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
        try (RawConnection second = new RawConnection(server.uri())) {
            assertThat(second.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
            RawConnection third = new RawConnection(server.uri());
            third.send(RawConnection.REQUEST);
            for (int i = 0; i < 20; i++) {
                // The one IO thread goes round all connections for each of these.
                assertThat(first.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
                assertThat(third.hasReply()).isFalse();
            }
            return third;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fib/11", "/asyncfib/11"})
    void aNumberAboveTheLargestIsRefused(String path) throws IOException {
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            connection.send(RawConnection.get(path));
            assertThat(connection.reply()).startsWith("HTTP/1.1 400 ").contains("expected a whole number from 0 to 10");
        }
    }
}
