package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged jar leaves behind when it is told to stop: nothing. */
class ProcessesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void outputs() throws IOException {
        out = Files.createFile(folder.resolve("out.txt"));
        err = Files.createFile(folder.resolve("err.txt"));
    }

    @Test
    void theServerAnswersUntilItIsToldToStopAndFreesItsPort() throws Exception {
        Process process = Jar.start(folder, out, err, "serve", "--port", "0", "--wait-millis", "1");
        try {
            URI uri = await().atMost(PATIENCE).until(this::listening, found -> found != null);
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri.resolve("/asyncwait")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEqualTo("{\"duration\":0.001}");

            process.destroy(); // SIGTERM
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(err).isEmptyFile();
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                assertThat(socket.isConnected()).as("the port is free").isFalse();
            } catch (ConnectException e) {
                assertThat(e).hasMessageContaining("refused");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private URI listening() throws IOException {
        Matcher matcher =
                Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+) ").matcher(Files.readString(out));
        return matcher.find() ? URI.create(matcher.group(1)) : null;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noForkOutlivesTheRun(boolean killed) throws Exception {
        Process process =
                Jar.start(folder, out, err, "FloorBenchmark.spin", "-f", "1", "-wi", "2", "-w", killed ? "1" : "300");
        try {
            ProcessHandle fork = await().atMost(PATIENCE)
                    .until(() -> process.children().findFirst().orElse(null), found -> found != null);
            await().atMost(PATIENCE).until(() -> Files.readString(out).contains("Warmup Iteration"));
            if (killed) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            // A fork that nobody ends goes on until its iteration is over and the line to its parent is found broken.
            await().atMost(PATIENCE).until(() -> !fork.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }
}
