package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 1, 0, max-connections 0: expected 1 to 1000000",
        "1, 0, 1, 1, 1, 1, 0, max-header-bytes 0: expected 1 to 1048576",
        "1, 1, 0, 1, 1, 1, 0, max-headers 0: expected 1 to 1000",
        "1, 1, 1, 0, 1, 1, 0, header-millis 0: expected 1 to 3600000",
        "1, 1, 1, 1, 0, 1, 0, idle-millis 0: expected 1 to 3600000",
        "1, 1, 1, 1, 1, 0, 0, stall-millis 0: expected 1 to 3600000",
        "1, 1, 1, 1, 1, 1, 51, max-fib 51: expected 0 to 50",
    })
    void aValueOutOfBoundsIsRefusedByName(
            int connections,
            int bytes,
            int headers,
            long headerMillis,
            long idleMillis,
            long stallMillis,
            int n,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(connections, bytes, headers, headerMillis, idleMillis, stallMillis, n))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1, 1, 0", "1000000, 1048576, 1000, 3600000, 3600000, 3600000, 50"})
    void theBoundsThemselvesAreAccepted(
            int connections, int bytes, int headers, long headerMillis, long idleMillis, long stallMillis, int n) {
        assertThatNoException()
                .isThrownBy(() -> limits(connections, bytes, headers, headerMillis, idleMillis, stallMillis, n));
    }

    private static Limits limits(
            int connections, int bytes, int headers, long headerMillis, long idleMillis, long stallMillis, int n) {
        return new Limits(
                connections,
                bytes,
                headers,
                Duration.ofMillis(headerMillis),
                Duration.ofMillis(idleMillis),
                Duration.ofMillis(stallMillis),
                n);
    }
}
