package org.concurrencybench.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.concurrencybench.client.BlockingTransport;
import org.concurrencybench.client.ReplyCheck;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A heavy request that is always in flight, or several: each has a thread that sends it, and sends the next when the reply
 * is there, with no more than a round trip between, and on an IO thread a millisecond. The server computes it where
 * {@code background} says. Several servers get it in turn: of two, one is busy at a time.
 */
@State(Scope.Benchmark)
public abstract class BackgroundState {
    /** Nowhere: there is no heavy request. */
    public static final String NONE = "none";

    /** On an IO thread, which reads nothing meanwhile. */
    static final String IO = "io";

    /** Of 67 calls of the recursion each; together more than the compilers want to see. */
    private static final int SHALLOW = 8;

    private static final int SHALLOW_CALLS = 300;

    /**
     * In it the IO thread that has replied reads what else has come. Were the next heavy request there at once, it would
     * be a race how much of a batch is read before it, and a batch would last one heavy request or two by chance.
     */
    private static final long GAP_MILLIS = 1;

    /** The Fibonacci number that a heavy request asks for. */
    @Param("42")
    public int backgroundN;

    /** How many heavy requests are in flight at a time. */
    @Param("1")
    public int backgroundRequests;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Thread> senders = new ArrayList<>();
    private WaitServerState server;
    private BlockingTransport transport;
    private volatile boolean stopping;

    /** Starts it if it is not yet there: in the first iteration, when the trial's set-up has warmed the batches. */
    @Setup(Level.Iteration)
    public void start(WaitServerState server, BenchmarkParams params) throws IOException {
        start(server, FullSpeedWarmUp.isWanted(params));
    }

    void start(WaitServerState server, boolean warmUp) throws IOException {
        if (this.server != null) {
            return;
        }
        this.server = server;
        if (place().equals(NONE)) {
            return;
        }
        transport = new BlockingTransport(backgroundRequests, ServerState.HEAVIEST_CALL);
        if (warmUp && server.startsServers()) {
            compile();
        }
        List<URI> targets = targets(backgroundN);
        ReplyCheck check = ServerState.fibonacci(backgroundN);
        DaemonThreads threads = new DaemonThreads("background");
        for (int i = 0; i < backgroundRequests; i++) {
            Thread sender = threads.newThread(() -> keepSending(targets, check));
            senders.add(sender);
            sender.start();
        }
    }

    /** For the reason that {@link FibonacciBenchmark#compile} gives: a batch can last as long as the heavy request. */
    private void compile() throws IOException {
        ReplyCheck check = ServerState.fibonacci(SHALLOW);
        try {
            for (URI target : targets(SHALLOW)) {
                for (int i = 0; i < SHALLOW_CALLS; i++) {
                    transport.get(target, check);
                }
            }
        } catch (IOException e) {
            server.checkAlive(e);
            throw e;
        }
    }

    private List<URI> targets(int n) {
        return server.uris("/fib/" + n + "?on=" + place());
    }

    private void keepSending(List<URI> targets, ReplyCheck check) {
        try {
            while (!stopping) {
                transport.get(targets.get(requests.getAndIncrement() % targets.size()), check);
                if (place().equals(IO)) {
                    Thread.sleep(GAP_MILLIS);
                }
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Without its load an iteration would measure something else. */
    @TearDown(Level.Iteration)
    public void checkLoad() {
        if (failure.get() != null) {
            server.checkAlive(failure.get());
            throw new IllegalStateException(
                    "the background request failed: " + failure.get().getMessage(), failure.get());
        }
    }

    /** Waits for the requests in flight, so that the server is idle when it stops. */
    @TearDown
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread sender : senders) {
            sender.join();
        }
        if (transport != null) {
            transport.close();
        }
        checkLoad();
    }

    /** Where in the server the heavy request is computed; {@code none}: there is none. */
    abstract String place();

    /** In every place. */
    public static class Anywhere extends BackgroundState {
        @Param({NONE, "worker", "virtual", IO})
        public String background;

        @Override
        String place() {
            return background;
        }
    }

    /** Not on an IO thread by default: whether a single connection shares that thread is a toss-up in each fork. */
    public static class OffIo extends BackgroundState {
        @Param({NONE, "worker", "virtual"})
        public String background;

        @Override
        String place() {
            return background;
        }
    }
}
