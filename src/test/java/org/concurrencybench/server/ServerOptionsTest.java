package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "   -1,     0,  1,     1, port -1: expected 0 to 65535",
        "65536,     0,  1,     1, port 65536: expected 0 to 65535",
        "    0,    -1,  1,     1, wait-millis -1: expected 0 to 60000",
        "    0, 60001,  1,     1, wait-millis 60001: expected 0 to 60000",
        "    0,     0, -1,     1, io-threads -1: expected 0 to 1024",
        "    0,     0,  1,    -1, worker-threads -1: expected 0 to 32768",
        "    0,     0,  1, 32769, worker-threads 32769: expected 0 to 32768",
    })
    void aValueOutOfBoundsIsRefusedByName(int port, long millis, int io, int workers, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(port, millis, io, workers))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 60000"})
    void theBoundsThemselvesAreAccepted(int port, long millis) {
        assertThatNoException().isThrownBy(() -> options(port, millis, 1, 1));
    }

    @Test
    void zeroThreadsStandForOneAProcessorAndForNoBound() {
        ServerOptions options = options(0, 0, 0, 0);
        assertThat(options.ioThreads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(options.workerThreads()).isEqualTo(ServerOptions.MOST_THREADS);
    }

    private static ServerOptions options(int port, long millis, int io, int workers) {
        return new ServerOptions(ServerOptions.LOOPBACK, port, Duration.ofMillis(millis), io, workers);
    }
}
