package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

class JmhFailuresTest {
    @Test
    void whatJmhCallsAnErrorIsCalledOneOnce() {
        assertThat(JmhFailures.message(new RunnerException("ERROR: Another JMH instance might be running.")))
                .isEqualTo("Another JMH instance might be running.");
    }

    @Test
    void theMessageIsThatOfTheCauseAndNotOfItsWrapping() {
        Exception cause = new IllegalStateException("GET http://127.0.0.1:1/wait: refused");
        assertThat(JmhFailures.message(new RunnerException(new BenchmarkException(cause))))
                .isEqualTo("GET http://127.0.0.1:1/wait: refused");
        assertThat(JmhFailures.message(new RunnerException(new BenchmarkException(new NullPointerException()))))
                .isEqualTo("java.lang.NullPointerException");
    }
}
