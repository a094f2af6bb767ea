package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
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
        HttpHandler answer = exchange -> {
            if (chunked) {
                exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "chunked");
            }
            exchange.getResponseSender().send(BODY);
        };
        withServer(answer, (transport, uri) -> {
            // The second is read from where the first one ended.
            for (int i = 0; i < 2; i++) {
                assertThat(transport.get(uri, false).body()).asString().isEqualTo(BODY);
            }
        });
    }

    /** A buffer of 16 KiB for each reply was two thirds of what batches of blocking clients left to the collector. */
    @Test
    void aReplyTakesLessThanABufferOfInputStream() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        withServer(exchange -> exchange.getResponseSender().send(BODY), (transport, uri) -> {
            get(100, transport, uri);
            long before = threads.getCurrentThreadAllocatedBytes();
            get(100, transport, uri);
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100)
                    .isPositive()
                    .isLessThan(16_384);
        });
    }

    private static void get(int times, BlockingTransport transport, URI uri) throws IOException {
        for (int i = 0; i < times; i++) {
            transport.get(uri, CHECK);
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(BlockingTransport transport, URI uri) throws IOException;
    }

    private static void withServer(HttpHandler handler, Use use) throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(handler)
                .build();
        server.start();
        try (BlockingTransport transport = new BlockingTransport(1, Duration.ofSeconds(20))) {
            InetSocketAddress address =
                    (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
            use.of(transport, URI.create("http://127.0.0.1:" + address.getPort() + "/wait"));
        } finally {
            server.stop();
        }
    }
}
