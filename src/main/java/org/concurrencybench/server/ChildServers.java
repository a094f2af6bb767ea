package org.concurrencybench.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Servers in processes of their own, which this one starts, watches and ends, and which end when this one does. */
public final class ChildServers implements Servers {
    private final List<ChildProcess> children;

    private ChildServers(List<ChildProcess> children) {
        this.children = children;
    }

    /**
     * Starts {@code count} servers and waits until each of them listens.
     *
     * @param command starts one of them, of that number from 1 on: a JVM whose main calls {@link ChildProcess#serve}
     * @throws IllegalStateException if one does not start; the message is one line with its exit code and last output
     */
    public static ChildServers start(int count, IntFunction<List<String>> command) {
        ChildServers servers = new ChildServers(new ArrayList<>());
        try {
            for (int number = 1; number <= count; number++) {
                servers.children.add(ChildProcess.start(command.apply(number)));
            }
            servers.uris();
            return servers;
        } catch (IOException e) {
            servers.close();
            throw new IllegalStateException("cannot start a server process: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public List<URI> uris() {
        return children.stream().map(ChildProcess::uri).toList();
    }

    @Override
    public Optional<Duration> cpuTime() {
        return children.stream()
                .map(ChildProcess::cpuTime)
                .reduce((one, other) -> one.flatMap(time -> other.map(time::plus)))
                .orElseThrow();
    }

    @Override
    public void onDeath(Runnable action) {
        children.forEach(child -> child.onDeath(action));
    }

    @Override
    public Optional<String> death() {
        ChildProcess.awaitAnyEnd(children);
        return children.stream()
                .map(ChildProcess::death)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The processes, for who watches them from outside. */
    Stream<ProcessHandle> processes() {
        return children.stream().map(ChildProcess::handle);
    }

    @Override
    public void close() {
        children.forEach(ChildProcess::askToEnd);
        children.forEach(ChildProcess::close);
    }
}
