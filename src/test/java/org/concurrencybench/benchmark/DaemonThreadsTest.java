package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
    @Test
    void theyAreNumberedAndDoNotKeepAJvmAlive() {
        ThreadFactory factory = new DaemonThreads("name");
        assertThat(factory.newThread(() -> {}).getName()).isEqualTo("name-1");
        assertThat(factory.newThread(() -> {})).matches(Thread::isDaemon).hasFieldOrPropertyWithValue("name", "name-2");
    }
}
