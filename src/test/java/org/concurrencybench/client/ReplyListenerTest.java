package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ServerOptions;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who listens hears of every reply, before the batch is done; where nobody listens nothing is measured. */
class ReplyListenerTest {
    private static final Duration WAIT = Duration.ofMillis(50);
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);

    private record Heard(long total, long handler) {}

    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Optional<ReplyListener> listener =
            Optional.of((total, handler) -> heard.add(new Heard(total, handler)));

    @ParameterizedTest
    @EnumSource
    void itHearsOfEveryReplyAndHowMuchOfItWasTheHandlers(Way way) throws InterruptedException {
        try (BenchmarkServer server = BenchmarkServer.start(ServerOptions.loopback(WAIT, 1, 8), Optional.empty());
                BatchClient client = way.open(4)) {
            client.send(new Batch(List.of(server.uri().resolve("/asyncwait")), 9, CHECK, listener));
            assertThat(heard).hasSize(9).allSatisfy(reply -> assertThat(reply.handler())
                    .isGreaterThanOrEqualTo(WAIT.toNanos())
                    .isLessThan(reply.total()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatDoesNotSayItsTimeFailsTheBatch(Way way) {
        try (TestServer server = new TestServer(number -> new Answer(200, "{\"duration\":0.05}"));
                BatchClient client = way.open(4)) {
            Batch batch = new Batch(List.of(server.uri()), 5, CHECK, listener);
            assertThatExceptionOfType(BatchFailedException.class)
                    .isThrownBy(() -> client.send(batch))
                    .withMessageContaining("X-Process-Time");
            assertThat(heard).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsFailsTheBatch(Way way) {
        ReplyListener throwing = (total, handler) -> {
            throw new IllegalStateException("deaf");
        };
        try (BenchmarkServer server = BenchmarkServer.start(ServerOptions.loopback(WAIT, 1, 8), Optional.empty());
                BatchClient client = way.open(4)) {
            Batch batch = new Batch(List.of(server.uri().resolve("/asyncwait")), 9, CHECK, Optional.of(throwing));
            assertThatExceptionOfType(BatchFailedException.class)
                    .isThrownBy(() -> client.send(batch))
                    .withMessageContaining("deaf");
        }
    }

    @Test
    void whereNobodyListensNoClockIsReadAndNoHeaderParsed() {
        TestServer.Responder good = number -> new Answer(200, "{\"duration\":0.05}");
        try (TestServer server = new TestServer(good)) {
            BatchRun run = new BatchRun(new Batch(server.uri(), 1, CHECK));
            assertThat(run.isTimed()).isFalse();
            assertThat(run.now()).isZero();
            run.replied(
                    0, new Reply(200, "{\"duration\":0.05}".getBytes(StandardCharsets.UTF_8), "no number"), run.now());
            assertThat(run.isOver()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.050123456", "5.0123456E-2", "0.0501234559"})
    void theProcessTimeIsInSeconds(String header) throws BadReplyException {
        assertThat(new Reply(200, new byte[0], header).processNanos()).isEqualTo(50_123_456);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-0.1", "NaN", "0,05"})
    void aProcessTimeThatIsNoneIsQuoted(String header) {
        assertThatExceptionOfType(BadReplyException.class)
                .isThrownBy(() -> new Reply(200, new byte[0], header).processNanos())
                .withMessageContaining("X-Process-Time " + header + ", expected seconds");
    }
}
