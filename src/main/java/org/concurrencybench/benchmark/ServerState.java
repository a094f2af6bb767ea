package org.concurrencybench.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencybench.client.ReplyCheck;
import org.concurrencybench.fibonacci.Fibonacci;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ChildServers;
import org.concurrencybench.server.CpuList;
import org.concurrencybench.server.Deployment;
import org.concurrencybench.server.RemoteServers;
import org.concurrencybench.server.ServerOptions;
import org.concurrencybench.server.Servers;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The servers that are called, the bounds of their threads, and the processors that they and the client run on. */
@State(Scope.Benchmark)
public class ServerState {
    /** Above what fib(50) takes through futures: a later reply is a failure, not a figure. */
    static final Duration HEAVIEST_CALL = Duration.ofMinutes(10);

    /** Where the servers run; see {@link Deployment}. */
    @Param("in-process")
    public String server;

    /** The java executable of server processes; empty is the fork's own. */
    @Param("")
    public String serverJvm;

    /** The JVM arguments of server processes, with spaces between; empty is the fork's heap, collector and compilers. */
    @Param("")
    public String serverJvmArgs;

    /** The processors that server processes are pinned to; empty is none. */
    @Param("")
    public String serverCpus;

    /** The processors that the fork, which is the client, is pinned to; empty is none. */
    @Param("")
    public String clientCpus;

    /** IO threads of each server, and event loops of the asynchronous client; 0 is one for each processor. */
    @Param("0")
    public int ioThreads;

    /** The bound of each server's worker pool; 0 is none that binds: the pool grows to what is in flight. */
    @Param("0")
    public int workerThreads;

    private ServerOptions options;
    private Servers running;

    @Setup
    public void start(BenchmarkParams params) {
        HostWatch.start(params);
        Parameter.check(params);
        start();
    }

    /** Starts the servers, and pins this process before it counts its processors and before there is a client. */
    void start() {
        Parameter.checkTogether(Map.of(
                Parameter.SERVER, server,
                Parameter.SERVER_JVM, serverJvm,
                Parameter.SERVER_JVM_ARGS, serverJvmArgs,
                Parameter.SERVER_CPUS, serverCpus,
                Parameter.WORKER_THREADS, Integer.toString(workerThreads)));
        Deployment deployment = Deployment.parse(server);
        if (deployment.children() > 0) {
            // Before this process is pinned: they would inherit it.
            running = ChildServers.start(deployment.children(), number -> ChildServer.command(this, number));
        }
        new CpuList(clientCpus).pinThisProcess();
        options = ServerOptions.loopback(waitTime(), ioThreads, workerThreads);
        if (deployment.inProcess()) {
            running = BenchmarkServer.start(options, VirtualThreads.executor("server-virtual"));
        } else if (!deployment.urls().isEmpty()) {
            running = new RemoteServers(deployment.urls());
        }
    }

    @TearDown
    public void stop() {
        running.close();
    }

    /** The address of a path on each server, in the order to call them in. */
    List<URI> uris(String path) {
        return running.uris().stream().map(uri -> uri.resolve(path)).toList();
    }

    /** What the reply of a Fibonacci route must be. */
    static ReplyCheck fibonacci(int n) {
        return ReplyCheck.fibonacci(Fibonacci.iterative(n));
    }

    /** How each server is set up, if this process or one that it starts is the server. */
    ServerOptions options() {
        return options;
    }

    /** Whether the servers are started by this process, and so are this suite's, of the same version. */
    boolean startsServers() {
        return Deployment.parse(server).urls().isEmpty();
    }

    /** The CPU time that the servers have used so far, if it is known and not a part of this process's own. */
    Optional<Duration> cpuTime() {
        return running.cpuTime();
    }

    /** Calls {@code close} when a server has died: nobody is to wait for replies then. */
    void onDeath(Runnable close) {
        running.onDeath(close);
    }

    /**
     * Says of a failed request whether a server's death is what was behind it.
     *
     * @throws IllegalStateException if a server has died; the message is one line with its exit code and last output
     */
    void checkAlive(Throwable failure) {
        running.death().ifPresent(death -> {
            throw new IllegalStateException(death, failure);
        });
    }

    /** What the wait routes wait; nothing where no benchmark calls them. */
    Duration waitTime() {
        return Duration.ZERO;
    }
}
