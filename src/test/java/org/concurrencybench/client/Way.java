package org.concurrencybench.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.concurrencybench.benchmark.VirtualThreads;

/** Every way of sending a batch. */
enum Way {
    SYNC {
        @Override
        BatchClient open(int concurrency, Duration timeout) {
            return new SyncClient(timeout);
        }
    },
    EXECUTOR {
        @Override
        BatchClient open(int concurrency, Duration timeout) {
            return new ExecutorClient(concurrency, Thread::new, timeout);
        }
    },
    VIRTUAL_THREADS {
        @Override
        BatchClient open(int concurrency, Duration timeout) {
            assumeTrue(VirtualThreads.supported(), "no virtual threads");
            return new VirtualThreadsClient(
                    concurrency, VirtualThreads.executor("client").orElseThrow(), timeout);
        }
    },
    ASYNC {
        @Override
        BatchClient open(int concurrency, Duration timeout) {
            return new AsyncClient(concurrency, 1, timeout);
        }
    };

    private static final Duration LONG = Duration.ofSeconds(30);

    abstract BatchClient open(int concurrency, Duration timeout);

    BatchClient open(int concurrency) {
        return open(concurrency, LONG);
    }

    /** How many requests it may have in flight of a batch that is larger. */
    int limit(int concurrency) {
        return this == SYNC ? 1 : concurrency;
    }
}
