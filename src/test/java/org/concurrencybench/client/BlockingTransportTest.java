package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000000", "Transfer-Encoding: chunked"})
    void oneWithoutAnEndFailsAtOnce(String framing) throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BlockingTransport transport = open()) {
            Thread sender = new Thread(() -> sendWithoutEnd(endless, framing), "endless");
            sender.start();
            URI uri = URI.create("http://127.0.0.1:" + endless.getLocalPort() + "/");
            assertThatIOException()
                    .isThrownBy(
                            () -> assertTimeoutPreemptively(Duration.ofSeconds(10), () -> transport.get(uri, CHECK)))
                    .withMessageEndingWith("a body of more than 65536 bytes");
            sender.join(10_000);
            assertThat(sender.isAlive()).as("the connection is closed").isFalse();
        }
    }

    private static void sendWithoutEnd(ServerSocket server, String framing) {
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket client = server.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // The client has had enough.
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
