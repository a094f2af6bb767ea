package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.testing.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection stays listened to while its request is handled, and what comes on it too early waits for its turn. */
class KeepReadingHandlerTest {
    private static final ObservedServer SERVER = new ObservedServer(Duration.ofMillis(200), 1, 4);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    /** Undertow has turned them off; one that ends with the reply is left alone. */
    @ParameterizedTest
    @CsvSource({"keep-alive, true", "close, false"})
    void theHandlerBehindItIsCalledWithReadsOnIfTheConnectionGoesOn(String option, boolean on) throws IOException {
        BlockingQueue<Boolean> reading = new LinkedBlockingQueue<>();
        try (BenchmarkServer server = noting(reading);
                RawConnection connection = new RawConnection(server.uri())) {
            connection
                    .send("GET / HTTP/1.1\r\nHost: test\r\nConnection: " + option + "\r\n\r\n")
                    .endOfSending()
                    .untilClosed();
        }
        assertThat(reading).containsExactly(false, on);
    }

    /** Undertow has taken the listener away with the first of them, and gives it back with the reply to the last. */
    @Test
    void readsStayOffWhileRequestsAreHandledThatWereReadTogether() throws IOException {
        BlockingQueue<Boolean> reading = new LinkedBlockingQueue<>();
        try (BenchmarkServer server = noting(reading);
                RawConnection connection = new RawConnection(server.uri())) {
            connection.send(RawConnection.get("/") + RawConnection.get("/"));
            connection.reply();
            connection.reply();
            connection.send(RawConnection.get("/")).reply();
        }
        assertThat(reading).containsExactly(false, false, false, false, false, true);
    }

    /** Notes for each request whether reads are on before and behind the handler. */
    private static BenchmarkServer noting(BlockingQueue<Boolean> reading) {
        KeepReadingHandler behind = new KeepReadingHandler(exchange -> {
            reading.add(isReading(exchange));
            Json.send(exchange, Json.object("read", 1));
        });
        return BenchmarkServer.start(
                ServerOptions.loopback(Duration.ZERO, 1, 1),
                exchange -> {
                    reading.add(isReading(exchange));
                    behind.handleRequest(exchange);
                },
                Optional.empty());
    }

    private static boolean isReading(HttpServerExchange exchange) {
        return ((HttpServerConnection) exchange.getConnection())
                .getOriginalSourceConduit()
                .isReadResumed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wait", "/vwait", "/asyncwait"})
    void aRequestThatComesWhileAnotherWaitsIsAnsweredAfterIt(String path) throws IOException {
        assumeSupported(path);
        try (ObservedServer server = new ObservedServer(Duration.ofMillis(500), 1, 4);
                RawConnection connection = new RawConnection(server.uri())) {
            connection.send(RawConnection.get(path));
            await().pollInSameThread().pollInterval(Duration.ofMillis(2)).until(() -> server.mostInFlight() == 1);
            connection.send(RawConnection.get(path + "?millis=1")).send(RawConnection.get("/fib/5"));

            assertThat(connection.reply()).endsWith("{\"duration\":0.5}");
            assertThat(connection.reply()).endsWith("{\"duration\":0.001}");
            assertThat(connection.reply()).endsWith("{\"fib\":8}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wait", "/vwait", "/asyncwait"})
    void aCallerThatSaysItWillSendNoMoreIsAnswered(String path) throws IOException {
        assumeSupported(path);
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            connection.send(RawConnection.get(path)).endOfSending();

            assertThat(connection.untilClosed()).endsWith("{\"duration\":0.2}");
        }
    }

    /** Whether it comes before the reply to the one before, with it or right after it. */
    @ParameterizedTest
    @ValueSource(strings = {"/wait", "/vwait", "/asyncwait", "/fib/1"})
    void noRequestIsLostThatIsSentAheadOfTheReplies(String path) throws IOException {
        assumeSupported(path);
        String request = RawConnection.get(path + "?millis=0");
        try (RawConnection connection = new RawConnection(SERVER.uri())) {
            connection.send(request);
            for (int i = 0; i < 2_000; i++) {
                connection.send(request);
                assertThat(connection.reply()).startsWith("HTTP/1.1 200 ");
            }
            assertThat(connection.reply()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static void assumeSupported(String path) {
        assumeTrue(!path.equals("/vwait") || VirtualThreads.supported(), "no virtual threads");
    }
}
