package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreUnitTest {
    @ParameterizedTest
    @CsvSource({
        "ms/op,  us/op,   1000",
        "us/op,  ms/op,   0.001",
        "s/op,   ns/op,   1e9",
        "min/op, s/op,    60",
        "ops/ms, ops/s,   1000",
        "ops/s,  ops/us,  1e-6",
        "ops/hr, ops/day, 24",
        "B/op,   B/op,    1",
    })
    void unitsOfOneKindConvert(String from, String to, double factor) {
        assertThat(ScoreUnit.factor(from, to).orElseThrow()).isCloseTo(factor, within(1e-12 * factor));
    }

    @ParameterizedTest
    @CsvSource({"ms/op, ops/ms", "B/op, ms/op", "ms/op, B/op", "ops/s, ops/x", "counts, ms", "'', ms/op"})
    void unitsOfTwoKindsDoNot(String from, String to) {
        assertThat(ScoreUnit.factor(from, to)).isEmpty();
    }
}
