package org.concurrencybench.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.concurrencybench.benchmark.VirtualThreads;

/** Every way of sending a batch. */
enum Way {
    SYNC {
        @Override
        BatchClient open(int concurrency, Duration patience) {
            return new SyncClient(patience);
        }
    },
    EXECUTOR {
        @Override
        BatchClient open(int concurrency, Duration patience) {
            return new ExecutorClient(concurrency, Thread::new, patience);
        }
    },
    VIRTUAL_THREADS {
        @Override
        BatchClient open(int concurrency, Duration patience) {
            assumeTrue(VirtualThreads.supported(), "no virtual threads");
            return new VirtualThreadsClient(
                    concurrency, VirtualThreads.executor("client").orElseThrow(), patience);
        }
    },
    ASYNC {
        @Override
        BatchClient open(int concurrency, Duration patience) {
            return new AsyncClient(concurrency, 1, patience);
        }
    };

    private static final Duration LONG = Duration.ofSeconds(30);

    abstract BatchClient open(int concurrency, Duration patience);

    BatchClient open(int concurrency) {
        return open(concurrency, LONG);
    }

    /** How many requests it may have in flight of a batch that is larger. */
    int limit(int concurrency) {
        return this == SYNC ? 1 : concurrency;
    }
}
