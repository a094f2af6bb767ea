package org.concurrencybench.benchmark;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Virtual threads where the JVM has them. The suite is compiled for JDK 17, so the calls go through reflection, once for
 * each factory or executor and never for each thread.
 */
public final class VirtualThreads {
    /** The first JDK that has virtual threads without a preview flag (JEP 444). */
    public static final int FIRST_JDK = 21;

    private VirtualThreads() {}

    /** Whether this JVM has them. */
    public static boolean supported() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** A factory of virtual threads of that name; empty if this JVM has none. */
    public static Optional<ThreadFactory> factory(String name) {
        if (!supported()) {
            return Optional.empty();
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Method named = type.getMethod("name", String.class);
            return Optional.of((ThreadFactory) type.getMethod("factory").invoke(named.invoke(builder, name)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Thread.ofVirtual() is not as JDK " + FIRST_JDK + " has it", e);
        }
    }

    /** An executor that starts a virtual thread of that name for each task; empty if this JVM has none. */
    public static Optional<ExecutorService> executor(String name) {
        return factory(name).map(VirtualThreads::threadPerTask);
    }

    /** As {@link #executor}, for callers that cannot do without. */
    static ExecutorService requireExecutor(String name) {
        return executor(name).orElseThrow(VirtualThreads::missing);
    }

    /** As {@link #factory}, for callers that cannot do without. */
    static ThreadFactory requireFactory(String name) {
        return factory(name).orElseThrow(VirtualThreads::missing);
    }

    private static ExecutorService threadPerTask(ThreadFactory factory) {
        try {
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Executors.newThreadPerTaskExecutor is not as JDK " + FIRST_JDK + " has it", e);
        }
    }

    private static UnsupportedOperationException missing() {
        return new UnsupportedOperationException(
                "virtual threads: expected JDK " + FIRST_JDK + " or later, this is " + Runtime.version());
    }
}
