package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.testing.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, alone and with little memory, against callers that mean it no good. */
class ServeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int IDLE = 10_000;

    /** For the descriptors of the JVM itself and of the test. */
    private static final int OTHER_DESCRIPTORS = 500;

    /** Heap and direct buffers at most 64 MiB each, the JVM's own code and tables, thread stacks. */
    private static final long MOST_RESIDENT_KIB = 400 * 1024;

    @TempDir
    Path folder;

    private Path loaded;
    private Path out;
    private Path err;
    private Process process;
    private URI uri;

    @BeforeEach
    void start() throws IOException {
        loaded = folder.resolve("loaded.txt");
        out = Files.createFile(folder.resolve("out.txt"));
        err = Files.createFile(folder.resolve("err.txt"));
        String serve = "serve --port 0 --wait-millis 1 --max-fib 20 --worker-threads 1000";
        process = Jar.start(folder, out, err, List.of("-Xmx64m", "-Xlog:class+load:file=" + loaded), serve.split(" "));
        uri = await().atMost(PATIENCE).until(() -> Jar.listening(out), found -> found != null);
    }

    /** Whatever was done to it, it has said nothing, and it ends as told. */
    @AfterEach
    void stop() throws Exception {
        try {
            process.destroy(); // SIGTERM
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(err).isEmptyFile();
            assertThat(out).content().hasLineCount(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private void assertAnswersInItsMemory() throws IOException {
        try (RawConnection connection = new RawConnection(uri)) {
            assertThat(connection.send(RawConnection.REQUEST).reply()).startsWith("HTTP/1.1 200 ");
        }
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (Files.exists(status)) {
            Matcher matcher = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(status));
            assertThat(matcher.find()).isTrue();
            assertThat(Long.parseLong(matcher.group(1))).isLessThan(MOST_RESIDENT_KIB);
        }
    }

    /** It takes a good part of the time in which a server starts, and its libraries would have it for beans of their own. */
    @Test
    void itStartsNoServerOfManagementBeans() throws IOException {
        assertAnswersInItsMemory();

        assertThat(Files.readString(loaded))
                .contains(" org.xnio.nio.NioXnio ")
                .doesNotContain(" com.sun.jmx.mbeanserver.JmxMBeanServer ");
    }

    @Test
    void tenThousandConnectionsThatSendNothingOrHalfARequestLeaveItAnswering() throws IOException {
        assumeTrue(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        && system.getMaxFileDescriptorCount() > IDLE + OTHER_DESCRIPTORS,
                "too few file descriptors");
        List<RawConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE; i++) {
                RawConnection connection = new RawConnection(uri);
                connections.add(connection);
                if (i % 2 == 0) {
                    connection.send("GET /wait HTTP/1.1\r\nHost: te");
                }
            }
            assertAnswersInItsMemory();
        } finally {
            connections.forEach(RawConnection::close);
        }
    }

    @Test
    void itComputesNoLargerNumbersThanItWasTold() throws IOException {
        for (String route : List.of("/fib/", "/asyncfib/")) {
            assertThat(statusOf(route + 20)).isEqualTo(200);
            assertThat(statusOf(route + 21)).isEqualTo(400);
        }
    }

    private int statusOf(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) uri.resolve(path).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    @Test
    void floodsOfRequestsThatAreNoneLeaveItAnswering() throws IOException {
        List<String> floods = List.of(
                "\0\u0001\u0002\u0003\r\n\r\n",
                "GET /wait HTTP/1.1\r\nHost: test\r\nX: " + "y".repeat(100_000),
                "GET /wait HTTP/1.1\r\nHost: test\r\n" + "X: y\r\n".repeat(1_000),
                "POST /wait HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n" + "y".repeat(100_000),
                "POST /wait HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        for (int i = 0; i < 5_000; i++) {
            try (RawConnection connection = new RawConnection(uri)) {
                connection.send(floods.get(i % floods.size())).untilClosed();
            }
        }
        assertAnswersInItsMemory();
    }

    @Test
    void itStopsUnderLoadWithoutAWord() throws IOException {
        List<String> routes =
                VirtualThreads.supported() ? List.of("/wait", "/asyncwait", "/vwait") : List.of("/wait", "/asyncwait");
        List<RawConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                RawConnection connection = new RawConnection(uri);
                connections.add(connection);
                // More than will be answered before it is told to stop.
                connection.send(RawConnection.get(routes.get(i % routes.size())).repeat(1_000));
            }
            assertThat(connections.get(0).reply()).startsWith("HTTP/1.1 200 ");
            process.destroy();
            for (RawConnection connection : connections) {
                connection.untilClosed();
            }
        } finally {
            connections.forEach(RawConnection::close);
        }
    }
}
