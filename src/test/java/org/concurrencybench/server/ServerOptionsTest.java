package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "   -1,     0, 1,  1, port -1: expected 0 to 65535",
        "65536,     0, 1,  1, port 65536: expected 0 to 65535",
        "    0,    -1, 1,  1, wait of -1 ms: expected 0 to 60000",
        "    0, 60001, 1,  1, wait of 60001 ms: expected 0 to 60000",
        "    0,     0, 0,  1, ioThreads 0: expected at least 1",
        "    0,     0, 1,  0, workerThreads 0: expected at least 1",
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

    private static ServerOptions options(int port, long millis, int io, int workers) {
        return new ServerOptions(ServerOptions.LOOPBACK, port, Duration.ofMillis(millis), io, workers);
    }
}
