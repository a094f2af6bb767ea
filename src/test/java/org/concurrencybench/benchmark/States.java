package org.concurrencybench.benchmark;

/** States with their parameters set as JMH would set them, small. */
final class States {
    private States() {}

    static <S extends WaitServerState> S small(S state) {
        state.server = "in-process";
        state.ioThreads = 1;
        state.workerThreads = 0;
        state.waitMillis = 1;
        return state;
    }

    static BackgroundState background(String background, int requests) {
        BackgroundState state = new BackgroundState();
        state.background = background;
        state.backgroundN = 20;
        state.backgroundRequests = requests;
        return state;
    }

    static <S extends BatchState.Concurrent> S batch(S state, int batchSize, int concurrency) {
        state.route = "asyncwait";
        state.batchSize = batchSize;
        state.concurrency = concurrency;
        return state;
    }
}
