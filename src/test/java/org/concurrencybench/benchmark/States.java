package org.concurrencybench.benchmark;

/** States with their parameters set as JMH would set them, small. */
final class States {
    private States() {}

    static <S extends WaitServerState> S small(S state) {
        return on("in-process", state);
    }

    static <S extends WaitServerState> S on(String server, S state) {
        state.server = server;
        state.serverJvm = "";
        state.serverJvmArgs = server.startsWith("child") ? "-Xmx64m -XX:TieredStopAtLevel=1" : "";
        state.serverCpus = "";
        state.clientCpus = "";
        state.ioThreads = server.startsWith("http:") ? 0 : 1;
        state.workerThreads = 0;
        state.waitMillis = 1;
        return state;
    }

    static BackgroundState.Anywhere background(String background, int requests) {
        BackgroundState.Anywhere state = new BackgroundState.Anywhere();
        state.background = background;
        state.backgroundN = 20;
        state.backgroundRequests = requests;
        return state;
    }

    static RequestBatchBenchmark.Executor executor(int batchSize, int concurrency) {
        RequestBatchBenchmark.Executor state = limited(new RequestBatchBenchmark.Executor(), concurrency);
        state.batchSize = batchSize;
        return state;
    }

    static RequestBatchBenchmark.VirtualThread virtualThread(int batchSize, int concurrency) {
        RequestBatchBenchmark.VirtualThread state = limited(new RequestBatchBenchmark.VirtualThread(), concurrency);
        state.batchSize = batchSize;
        return state;
    }

    static RequestBatchBenchmark.Async async(int batchSize, int concurrency) {
        RequestBatchBenchmark.Async state = limited(new RequestBatchBenchmark.Async(), concurrency);
        state.batchSize = batchSize;
        return state;
    }

    private static <S extends BatchState.Concurrent> S limited(S state, int concurrency) {
        state.route = "asyncwait";
        state.concurrency = concurrency;
        return state;
    }
}
