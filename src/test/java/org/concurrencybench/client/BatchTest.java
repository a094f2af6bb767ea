package org.concurrencybench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    @Test
    void theNextBatchGoesOnWithTheTargetWhoseTurnItIs() {
        List<URI> targets = List.of(URI.create("http://a/"), URI.create("http://b/"), URI.create("http://c/"));
        Batch batch = new Batch(targets, 2, new ReplyCheck("x", 1), Optional.empty());
        List<URI> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.addAll(List.of(batch.target(0), batch.target(1)));
            batch = batch.next();
        }
        assertThat(asked)
                .containsExactly(
                        targets.get(0), targets.get(1), targets.get(2), targets.get(0), targets.get(1), targets.get(2));
    }

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
