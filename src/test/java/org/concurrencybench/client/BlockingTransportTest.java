package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import org.concurrencybench.testing.TestServer;
import org.concurrencybench.testing.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a reply's body is read, whether or not its length is said. */
class BlockingTransportTest {
    private static final String BODY = "{\"duration\":0.05}";
    private static final ReplyCheck CHECK = new ReplyCheck("duration", 0.05);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodiesWithAndWithoutALengthAreReadToTheirEnd(boolean chunked) throws IOException {
        try (TestServer server = new TestServer(number -> new Answer(200, BODY, chunked));
                BlockingTransport transport = open()) {
            // The second is read from where the first one ended.
            for (int i = 0; i < 2; i++) {
                assertThat(transport.get(server.uri(), false).body()).asString().isEqualTo(BODY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatGoesOnIsNotReadToItsEnd(boolean chunked) throws IOException {
        String longest = "{\"duration\":0.05}" + " ".repeat(65_536 - BODY.length());
        try (TestServer server =
                        new TestServer(number -> new Answer(200, number == 1 ? longest : longest + " ", chunked));
                BlockingTransport transport = open()) {
            transport.get(server.uri(), CHECK);
            assertThatIOException()
                    .isThrownBy(() -> transport.get(server.uri(), CHECK))
                    .withMessageEndingWith("a body of more than 65536 bytes");
        }
    }

    /** The whole takes 7 KiB. The buffer of 8 KiB (JDK 17) or 16 KiB would double it and more. */
    @Test
    void aReplyIsReadWithoutABufferOfInputStream() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TestServer server = new TestServer(number -> new Answer(200, BODY));
                BlockingTransport transport = open()) {
            get(100, transport, server);
            long before = threads.getCurrentThreadAllocatedBytes();
            get(100, transport, server);
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100)
                    .isPositive()
                    .isLessThan(10_240);
        }
    }

    /** What it takes to open another one would be a part of the figure, and the failure would not be told. */
    @Test
    void aConnectionThatDiedIdleIsNotReplaced() throws Exception {
        try (BlockingTransport transport = open()) {
            URI uri;
            try (TestServer server = new TestServer(number -> new Answer(200, BODY))) {
                uri = server.uri();
                transport.get(uri, CHECK);
            }
            Thread.sleep(2_100); // by default a connection is tried when it was idle for 2 s
            assertThatIOException()
                    .isThrownBy(() -> transport.get(uri, CHECK))
                    .withMessageStartingWith("GET " + uri)
                    .withMessageNotContaining("refused"); // as another one would be
        }
    }

    private static BlockingTransport open() {
        return new BlockingTransport(1, Duration.ofSeconds(20));
    }

    private static void get(int times, BlockingTransport transport, TestServer server) throws IOException {
        for (int i = 0; i < times; i++) {
            transport.get(server.uri(), CHECK);
        }
    }
}
