package org.concurrencybench.testing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** The platform threads and file descriptors of this process at one moment, to compare with those of a later one. */
public record Footprint(Set<Thread> threads, long descriptors) {
    /** Where Linux lists them; elsewhere they are not compared. */
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** A few may come and go with class loading; a leak in 200 rounds is far above this. */
    private static final int DESCRIPTOR_SLACK = 25;

    /** The JDK's own: what carries and wakes virtual threads, cleaners and timers. They come late and stay. */
    private static final Set<String> PROCESS_GROUPS = Set.of("CarrierThreads", "InnocuousThreadGroup");

    /**
     * One for the whole process: Netty's cleaner, the JDK's HTTP client, by which tests call, with its pool, and what
     * waits for processes.
     */
    private static final Set<String> PROCESS_NAMES =
            Set.of("globalEventExecutor", "HttpClient-", "ForkJoinPool.commonPool-", "process reaper");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Footprint now() {
        return new Footprint(currentThreads(), currentDescriptors());
    }

    /** Waits until no thread is there that was not there before. */
    public void assertNoThreadLeft() {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(currentThreads()).isSubsetOf(threads));
    }

    /** Checks that there are new threads, and that none of them keeps a JVM alive. */
    public void assertNewThreadsAreDaemons() {
        Set<Thread> added = currentThreads();
        added.removeAll(threads);
        assertThat(added).isNotEmpty().allMatch(Thread::isDaemon);
    }

    /** Waits until the number of descriptors is about what it was. */
    public void assertNoDescriptorLeft() {
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> assertThat(currentDescriptors())
                .isLessThan(descriptors + DESCRIPTOR_SLACK));
    }

    private static Set<Thread> currentThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !belongsToTheProcess(thread))
                .collect(toSet());
    }

    private static boolean belongsToTheProcess(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return (group != null && PROCESS_GROUPS.contains(group.getName()))
                || PROCESS_NAMES.stream().anyMatch(thread.getName()::startsWith);
    }

    private static long currentDescriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
