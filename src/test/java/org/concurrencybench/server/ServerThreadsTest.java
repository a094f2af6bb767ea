package org.concurrencybench.server;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.VirtualThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests wait in the server together. */
class ServerThreadsTest {
    @Test
    void blockingRequestsShareTheWorkersOnly() {
        try (ObservedServer server = new ObservedServer(Duration.ofMillis(50), 1, 2)) {
            getTogether(server, "/wait", 8);
            // The thread that replies is the thread that slept: two of them, two waits at a time.
            assertThat(server.replies().stream()
                            .map(ObservedServer.ReplyThread::thread)
                            .collect(toSet()))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/asyncwait", "/vwait"})
    void otherRequestsWaitWithoutHoldingAThread(String path) throws Exception {
        assumeTrue(path.equals("/asyncwait") || VirtualThreads.supported(), "no virtual threads");
        try (ObservedServer server = new ObservedServer(Duration.ofSeconds(2), 1, 1)) {
            server.get("/fib/1"); // the first call of a cold client may take longer than the wait
            getTogether(server, path, 200);
            // One after another, on one thread or two, would take minutes; the test's timeout is one.
            assertThat(server.mostInFlight()).isGreaterThan(100);
        }
    }

    private static void getTogether(ObservedServer server, String path, int count) {
        var responses =
                Stream.generate(() -> server.getLater(path)).limit(count).toList();
        assertThat(responses.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .hasSize(count)
                .containsOnly(200);
    }
}
