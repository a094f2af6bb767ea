package org.concurrencybench.benchmark;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Has the code of a benchmark compiled before JMH's own warm-up begins. A batch that mostly waits runs its code so seldom
 * that the compilers take 15 s to see enough of it, and rows that are measured meanwhile climb and scatter. Here the same
 * calls are made without the wait, and between bursts of them nothing happens, so that the compilers have the processors
 * to themselves, until there is nothing left for them to do. Calls as they will be measured are mixed in: branches that
 * only they take would have the code compiled once more.
 */
public final class FullSpeedWarmUp {
    /** A call to the servers. */
    @FunctionalInterface
    interface Call {
        void run() throws IOException, InterruptedException;
    }

    /** What it takes at most, in times of what JMH's own warm-up is told to take. */
    private static final int TIMES_OF_JMH = 3;

    /**
     * The same where a heavy request is to take one of the processors, so that the compilers have less of them, and in the
     * rows without one that these are compared with.
     */
    private static final int TIMES_BEFORE_BACKGROUND = 5;

    /** The same where the heavy request stalls the batches: they last as long as it does, and what is compiled does not show. */
    private static final int TIMES_BEFORE_STALL = 1;

    private static final Duration SHORTEST_BURST = Duration.ofMillis(100);

    /** The kernel counts the time of processes in steps of 10 ms, of which this is several. */
    private static final Duration LOOK = Duration.ofMillis(30);

    private static final Duration IDLE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Of a round's time: code that seldom runs is compiled long after all that counts is. */
    private static final double QUIET_SHARE = 0.4;

    private static final int QUIET_ROUNDS = 2;

    private final ServerState server;
    private final Call measured;
    private final Call fast;
    private final ExecutorService worker = Executors.newFixedThreadPool(1, new DaemonThreads("warm-up"));

    private FullSpeedWarmUp(ServerState server, Call measured, Call fast) {
        this.server = server;
        this.measured = measured;
        this.fast = fast;
    }

    /**
     * Makes the calls until the compilers of this process and of the servers are idle, or the time is up: a row that is
     * not warm then shows it in its {@code climb}. Servers that others have started get measured calls alone, for all of
     * the time: they need not know the fast ones, or want so many, and do not tell when they are idle. Threads that are
     * warmed at the same time take turns.
     *
     * @param measured a call as JMH is going to make it
     * @param fast the same without the wait
     */
    static void run(BenchmarkParams params, ServerState server, Call measured, Call fast)
            throws IOException, InterruptedException {
        run(longest(params), server, measured, fast);
    }

    /** Whether JMH is told to warm up; what goes on before its own warm-up has no place where it is not. */
    static boolean isWanted(BenchmarkParams params) {
        return !longest(params).isZero();
    }

    private static Duration longest(BenchmarkParams params) {
        return longest(
                params.getMode(),
                params.getWarmup().getCount(),
                params.getWarmup().getTime(),
                Optional.ofNullable(params.getParam(Parameter.BACKGROUND.parameterName())));
    }

    static void run(Duration most, ServerState server, Call measured, Call fast)
            throws IOException, InterruptedException {
        synchronized (server) {
            if (server.startsServers()) {
                new FullSpeedWarmUp(server, measured, fast).run(most);
            } else {
                repeat(measured, most);
            }
        }
    }

    /**
     * How long it takes at most, but for the measured call, the shortest burst and the pause that are under way then:
     * nothing where JMH is told not to warm up, or to measure single shots, which are cold on purpose.
     *
     * @param iterations JMH's own warm-up iterations
     * @param time the time of each
     * @param background where a heavy request is going to run, of benchmarks that have this parameter
     */
    public static Duration longest(Mode mode, int iterations, TimeValue time, Optional<String> background) {
        int times = background
                .map(place -> place.equals(BackgroundState.IO) ? TIMES_BEFORE_STALL : TIMES_BEFORE_BACKGROUND)
                .orElse(TIMES_OF_JMH);
        return mode == Mode.SingleShotTime
                ? Duration.ZERO
                : Duration.ofNanos(time.convertTo(TimeUnit.NANOSECONDS)).multipliedBy((long) times * iterations);
    }

    private void run(Duration most) throws IOException, InterruptedException {
        try {
            repeatTurns(most);
        } finally {
            worker.shutdownNow();
        }
    }

    private void repeatTurns(Duration most) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int quiet = 0;
        while (quiet < QUIET_ROUNDS && System.nanoTime() - start < most.toNanos()) {
            long round = System.nanoTime();
            long compiled = compileNanos();
            measured.run();
            long now = System.nanoTime();
            long burst = Math.min(now - round, most.toNanos() - (now - start));
            repeat(fast, Duration.ofNanos(Math.max(SHORTEST_BURST.toNanos(), burst)));
            long byServers = pause();
            long few = (long) (QUIET_SHARE * (System.nanoTime() - round));
            quiet = compileNanos() - compiled + byServers <= few ? quiet + 1 : 0;
        }
    }

    private static void repeat(Call call, Duration time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            call.run();
        }
    }

    /**
     * Leaves the processors to the compilers, until neither this process nor a server is at work.
     *
     * @return what servers of their own used the processors for meanwhile, called by nobody, in nanoseconds
     */
    private long pause() throws InterruptedException {
        long start = System.nanoTime();
        Duration before = serversTime();
        while (!isIdle() && System.nanoTime() - start < LONGEST_PAUSE.toNanos()) {
            // To look takes some time itself.
        }
        return serversTime().minus(before).toNanos();
    }

    private boolean isIdle() throws InterruptedException {
        Duration before = cpuTime();
        rest();
        return cpuTime().minus(before).compareTo(IDLE) < 0;
    }

    /**
     * Waits in the way in which JMH waits for the threads that measure. A pool of threads that send requests shares code
     * with it in {@code java.util.concurrent}. Compiled without the branches that JMH takes between iterations, that code
     * goes back to the interpreter there, and in a batch that mostly waits it is slow for the next three seconds.
     */
    private void rest() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CompletionService<Boolean> iteration = new ExecutorCompletionService<>(worker);
        Future<Boolean> task = iteration.submit(() -> {
            over.await();
            return true;
        });
        while (iteration.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS) != task) {
            over.countDown();
        }
    }

    private Duration cpuTime() {
        return CpuMeter.ownTime().orElse(Duration.ZERO).plus(serversTime());
    }

    private Duration serversTime() {
        return server.cpuTime().orElse(Duration.ZERO);
    }

    private static long compileNanos() {
        // A JVM that only interprets has no such bean.
        return Optional.ofNullable(ManagementFactory.getCompilationMXBean())
                .filter(CompilationMXBean::isCompilationTimeMonitoringSupported)
                .map(bean -> TimeUnit.MILLISECONDS.toNanos(bean.getTotalCompilationTime()))
                .orElse(0L);
    }
}
