package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "1000 ms, 1 s",
        "1500 ms, 1500 ms",
        "60 s, 1 min",
        "90 s, 90 s",
        "24 hr, 1 day",
        "1000 ns, 1 us",
        "0 s, 0 s",
        "-1 s, -1 s",
        "single-shot, single-shot",
        ","
    })
    void aLengthIsInItsLargestWholeUnit(String written, String read) {
        RunConfiguration configuration =
                new RunConfiguration(1, written, 1, 1, written, 1, null, null, null, null, null);
        assertThat(configuration.warmupTime()).isEqualTo(read);
        assertThat(configuration.measurementTime()).isEqualTo(read);
    }
}
