package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aBatchOfNothingIsRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(URI.create("http://127.0.0.1/"), size, new ReplyCheck("x", 1)))
                .withMessage("batch size " + size + ": expected at least 1");
    }

    @Test
    void aBatchForNobodyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(List.of(), 1, new ReplyCheck("x", 1), Optional.empty()))
                .withMessage("no target: expected at least 1");
    }
}
