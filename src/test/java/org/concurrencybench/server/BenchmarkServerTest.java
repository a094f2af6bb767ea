package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.testing.Footprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server comes and goes without a trace. */
class BenchmarkServerTest {
    private static final ServerOptions OPTIONS = ServerOptions.loopback(Duration.ZERO, 1, 2);

    @Test
    void itTakesAFreePortOfTheLoopbackInterface() {
        try (BenchmarkServer one = start(OPTIONS);
                BenchmarkServer other = start(OPTIONS)) {
            assertThat(one.uri()).hasScheme("http").hasHost("127.0.0.1").isNotEqualTo(other.uri());
            assertThat(one.uri().getPort()).isPositive();
        }
    }

    @Test
    void anOccupiedPortIsOneClearLineAndLeavesNothing() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = occupied.getLocalPort();
            ExecutorService owned = Executors.newCachedThreadPool();
            Footprint before = Footprint.now();

            assertThatIllegalStateException()
                    .isThrownBy(() -> BenchmarkServer.start(on(port), Optional.of(owned)))
                    .withMessageMatching("cannot listen on 127\\.0\\.0\\.1:" + port + ": .*in use.*");

            before.assertNoThreadLeft();
            assertThat(owned.isTerminated()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wait",
                "/vwait",
                "/asyncwait",
                "/fib/36?on=worker",
                "/fib/36?on=virtual",
                "/fib/36?on=io",
                "/asyncfib/27"
            })
    void itStopsWithRequestsInFlightAndFreesThreadsAndPort(String path) throws IOException {
        assumeTrue(!path.matches(".*v(wait|irtual)") || VirtualThreads.supported(), "no virtual threads");
        Optional<ExecutorService> virtualThreads = VirtualThreads.executor("in-flight");
        Footprint before = Footprint.now();
        URI uri;
        List<CompletableFuture<HttpResponse<String>>> calls;
        try (ObservedServer server = new ObservedServer(Duration.ofSeconds(1), 1, 2, virtualThreads)) {
            uri = server.uri();
            calls = Stream.generate(() -> server.getLater(path)).limit(2).toList();
            await().pollInSameThread().pollInterval(Duration.ofMillis(2)).until(() -> server.mostInFlight() > 0);
        }
        start(on(uri.getPort())).close(); // at once, before somebody else may take it
        before.assertNoThreadLeft();
        // Answered or broken off, but not left to wait.
        await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        virtualThreads.ifPresent(executor -> await().until(executor::isTerminated));
    }

    @Test
    void aThousandThreadsFindABufferEachInANewPool() {
        ByteBufferPool pool = BenchmarkServer.buffers();
        long before = directBuffers();

        List<PooledByteBuffer> taken =
                Stream.generate(pool::allocate).limit(1_000).toList();

        assertThat(taken).hasSize(1_000);
        assertThat(directBuffers()).isLessThanOrEqualTo(before);
    }

    private static long directBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(bean -> bean.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    @Test
    void theBeansOfTheJvmAreThereForWhoeverAsksLater() {
        start(OPTIONS).close();

        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .extracting(ObjectName::getDomain)
                .contains("java.lang");
    }

    @Test
    void twoHundredStartsAndStopsLeaveNothing() throws Exception {
        startAskStop();
        Footprint before = Footprint.now();
        for (int i = 0; i < 200; i++) {
            startAskStop();
        }
        before.assertNoThreadLeft();
        before.assertNoDescriptorLeft();
    }

    private static void startAskStop() throws Exception {
        try (ObservedServer server = new ObservedServer(Duration.ZERO, 1, 2)) {
            assertThat(server.get("/wait").statusCode()).isEqualTo(200);
        }
    }

    private static ServerOptions on(int port) {
        return new ServerOptions(ServerOptions.LOOPBACK, port, Duration.ZERO, 1, 1);
    }

    private static BenchmarkServer start(ServerOptions options) {
        return BenchmarkServer.start(options, Optional.empty());
    }
}
