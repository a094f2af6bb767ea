package org.concurrencybench.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FibonacciTest {
    @Test
    void theThirtiethNumberIsThePublishedOne() {
        // OEIS A000045, which starts one later: F(31).
        assertThat(Fibonacci.recursive(30)).isEqualTo(1_346_269);
    }

    @Test
    void futuresAreCompleteWhenReturned() {
        // Were one of the 242,785 stages left to another thread, the last would not be done by now.
        assertThat(Fibonacci.futures(25)).isDone();
    }
}
