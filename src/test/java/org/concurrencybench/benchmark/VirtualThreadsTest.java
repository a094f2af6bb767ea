package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
    @Test
    void theyAreThereFromJdk21On() {
        boolean expected = Runtime.version().feature() >= 21;
        assertThat(VirtualThreads.supported()).isEqualTo(expected);
        assertThat(VirtualThreads.factory("name").isPresent()).isEqualTo(expected);
        assertThat(VirtualThreads.executor("name").isPresent()).isEqualTo(expected);
    }

    @Test
    void whoNeedsThemOnAnOlderJvmIsToldSo() {
        assumeFalse(VirtualThreads.supported());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VirtualThreads.requireFactory("name"))
                .withMessage("virtual threads: expected JDK 21 or later, this is " + Runtime.version());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VirtualThreads.requireExecutor("name"));
    }

    @Test
    void theFactoryMakesVirtualThreadsOfThatName() throws Exception {
        assumeTrue(VirtualThreads.supported(), "no virtual threads");
        CompletableFuture<String> name = new CompletableFuture<>();
        Thread thread = VirtualThreads.requireFactory("some-name")
                .newThread(() -> name.complete(Thread.currentThread().getName()));
        assertThat(isVirtual(thread)).isTrue();
        thread.start();
        assertThat(name.get()).isEqualTo("some-name");
    }

    @Test
    void theExecutorStartsAThreadForEachTask() throws Exception {
        assumeTrue(VirtualThreads.supported(), "no virtual threads");
        int tasks = 500;
        CountDownLatch together = new CountDownLatch(tasks);
        ExecutorService executor = VirtualThreads.requireExecutor("tasks");
        for (int i = 0; i < tasks; i++) {
            executor.execute(() -> {
                together.countDown();
                try {
                    together.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        executor.shutdown();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    /** {@code Thread.isVirtual()}, which the JDK that the tests are compiled for does not have. */
    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }
}
