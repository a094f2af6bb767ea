package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTimeHandlerTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50_123_456, 99_999_999, 100_000_000, 999_999_999, 1_000_000_000, 61_000_000_001L})
    void secondsHaveNineDecimals(long nanos) {
        assertThat(ProcessTimeHandler.seconds(nanos))
                .isEqualTo(BigDecimal.valueOf(nanos, 9).toPlainString());
    }
}
