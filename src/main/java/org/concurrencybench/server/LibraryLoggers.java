package org.concurrencybench.server;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What the server's libraries may log: their lines would fall in the middle of JMH's output. */
final class LibraryLoggers {
    /** Held here, since java.util.logging forgets the settings of a logger that nobody refers to. */
    private static final List<Logger> ALL = loggers("io.undertow", "org.xnio", "org.jboss.threads");

    /**
     * Those that report as errors what a server breaks off while it closes under load: its IO threads take no tasks and
     * accept no connections any more, but requests and connections that are on their way still ask them to. See <a
     * href="https://issues.redhat.com/browse/UNDERTOW-2081">UNDERTOW-2081</a>.
     */
    private static final List<Logger> CLOSING = loggers(
            "io.undertow.request",
            "io.undertow.request.io",
            "org.jboss.threads.errors",
            "org.xnio.listener",
            "org.xnio.nio");

    /** What is thrown then, and by nothing else here. */
    private static final List<Class<? extends Exception>> THROWN = List.of(
            RejectedExecutionException.class,
            ClosedChannelException.class,
            ClosedSelectorException.class,
            CancelledKeyException.class,
            InterruptedException.class);

    private LibraryLoggers() {}

    /** Leaves warnings and errors, without those that closing causes. */
    static void quieten() {
        ALL.forEach(logger -> logger.setLevel(Level.WARNING));
        CLOSING.forEach(logger -> logger.setFilter(record -> !isOfClosing(record)));
    }

    private static boolean isOfClosing(LogRecord record) {
        return THROWN.stream().anyMatch(type -> type.isInstance(record.getThrown()));
    }

    private static List<Logger> loggers(String... names) {
        return Stream.of(names).map(Logger::getLogger).toList();
    }
}
