package org.concurrencybench.benchmark;

import java.net.URI;
import java.time.Duration;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ServerOptions;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The server that is called, in the benchmark's own process, and the bounds of its threads. */
@State(Scope.Benchmark)
public class ServerState {
    /** Above what fib(50) takes through futures: a later reply is a failure, not a figure. */
    static final Duration HEAVIEST_CALL = Duration.ofMinutes(10);

    /** Where the server runs. */
    @Param("in-process")
    public String server;

    /** IO threads of the server, and event loops of the asynchronous client; 0 is one for each processor. */
    @Param("0")
    public int ioThreads;

    /** The bound of the worker pool; 0 is none that binds: the pool grows to what is in flight. */
    @Param("0")
    public int workerThreads;

    private ServerOptions options;
    private BenchmarkServer running;

    @Setup
    public void start() {
        Parameter.SERVER.check(server);
        options = ServerOptions.loopback(waitTime(), ioThreads, workerThreads);
        running = BenchmarkServer.start(options, VirtualThreads.executor("server-virtual"));
    }

    @TearDown
    public void stop() {
        running.close();
    }

    /** The address of a path of the server. */
    URI uri(String path) {
        return running.uri().resolve(path);
    }

    /** How the server is set up. */
    ServerOptions options() {
        return options;
    }

    /** What the wait routes wait; nothing where no benchmark calls them. */
    Duration waitTime() {
        return Duration.ZERO;
    }
}
