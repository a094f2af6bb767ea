package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.concurrencybench.testing.Footprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each state opens its client, sends its batch and leaves nothing. */
class BatchStateTest {
    private static final RequestBatchBenchmark BENCHMARK = new RequestBatchBenchmark();

    @ParameterizedTest
    @CsvSource({"wait, 0", "wait, 3", "vwait, 0", "asyncwait, 0", "asyncwait, 3"})
    void everyBenchmarkCountsItsReplies(String route, int concurrency) throws InterruptedException {
        assumeTrue(!route.equals("vwait") || VirtualThreads.supported(), "no virtual threads");
        Footprint before = Footprint.now();
        WaitServerState server = States.small(new WaitServerState());
        server.start();
        RequestCounter counter = new RequestCounter();
        BatchState.Sync sync = new BatchState.Sync();
        sync.batchSize = 12;
        var executor = States.executor(12, concurrency);
        var async = States.async(12, concurrency);
        for (BatchState state : List.of(sync, executor, async)) {
            state.route = route;
            state.open(server, 1);
        }
        assertThat(BENCHMARK.sync(sync, counter)).isEqualTo(12);
        assertThat(BENCHMARK.executor(executor, counter)).isEqualTo(12);
        assertThat(BENCHMARK.async(async, counter)).isEqualTo(12);
        assertThat(counter.requests).isEqualTo(3 * 12);
        before.assertNewThreadsAreDaemons();
        async.close();
        executor.close();
        sync.close();
        server.stop();
        before.assertNoThreadLeft();
    }

    @Test
    void virtualThreadsCountTheirReplies() throws InterruptedException {
        assumeTrue(VirtualThreads.supported(), "no virtual threads");
        WaitServerState server = States.small(new WaitServerState());
        server.start();
        RequestCounter counter = new RequestCounter();
        var virtual = States.virtualThread(12, 3);
        virtual.open(server, 1);
        assertThat(BENCHMARK.virtualThreads(virtual, counter)).isEqualTo(12);
        assertThat(counter.requests).isEqualTo(12);
        virtual.close();
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "child:2"})
    void theFastBatchIsTheSameWithoutTheWaitAndCheckedToo(String deployment) throws Exception {
        WaitServerState server = States.on(deployment, new WaitServerState());
        server.waitMillis = 60_000;
        server.start();
        var async = States.async(3, 0);
        async.open(server, 1);
        // The servers wait for a minute, which the test's time limit does not allow for.
        FullSpeedWarmUp.run(Duration.ofMillis(1), server, async::sendFast, async::sendFast);
        async.sendFast();
        async.close();
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "3, 0, 0, 3", "3, 4, 0, 7", "3, 0, 5, 7", "3, 4, 5, 7"})
    void aCallerHasPatienceForTheBatchesBeforeIts(int callers, int concurrency, int workerThreads, int waits)
            throws InterruptedException {
        WaitServerState server = States.small(new WaitServerState());
        server.workerThreads = workerThreads;
        server.start();
        var executor = States.executor(12, concurrency);
        executor.open(server, callers);
        assertThat(executor.patience(callers))
                .isEqualTo(Duration.ofMinutes(2).plus(server.waitTime().multipliedBy(waits)));
        executor.close();
        server.stop();
    }

    @Test
    void theLimitIsTheBatchUnlessSaidOtherwise() {
        assertThat(States.async(12, 0).limit()).isEqualTo(12);
        assertThat(States.async(12, 3).limit()).isEqualTo(3);
        assertThat(States.async(12, 30).limit()).isEqualTo(12);
    }
}
