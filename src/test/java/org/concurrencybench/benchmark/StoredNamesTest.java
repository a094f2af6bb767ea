package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Stored results are found by these names and values: what changes here begins anew in everybody's history. */
class StoredNamesTest {
    private static final Map<String, String> SERVERS = Map.of(
            "server", "in-process",
            "serverJvm", "",
            "serverJvmArgs", "",
            "serverCpus", "",
            "clientCpus", "",
            "ioThreads", "0",
            "workerThreads", "0");

    @Test
    void benchmarksModesParametersAndDefaultsStayWhatTheyAre() {
        assertThat(BenchmarkList.defaultList()
                        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                        .stream()
                        .map(StoredNamesTest::line)
                        .sorted())
                .containsExactlyElementsOf("""
                        FibonacciBenchmark.forkJoin avgt {n=30}
                        FibonacciBenchmark.futures avgt {n=30}
                        FibonacciBenchmark.parallelFutures avgt {n=30}
                        FibonacciBenchmark.recursive avgt {n=30}
                        FibonacciBenchmark.virtualThreads avgt {n=30}
                        FibonacciRouteBenchmark.asyncfib avgt {n=30} and servers
                        FibonacciRouteBenchmark.fib avgt {n=30} and servers
                        FloorBenchmark.loopbackEcho avgt {}
                        FloorBenchmark.spin avgt {}
                        FloorBenchmark.timer avgt {timerMillis=50}
                        InterferenceBenchmark.async thrpt HEAVY,io, LIMITED=100, CALLS} and servers
                        InterferenceBenchmark.executor thrpt HEAVY,io, LIMITED=100, CALLS} and servers
                        InterferenceBenchmark.sync thrpt HEAVY, NUMBER, batchSize=10, CALLS} and servers
                        InterferenceBenchmark.virtualThreads thrpt HEAVY,io, LIMITED=100, CALLS} and servers
                        RequestBatchBenchmark.async thrpt {batchSize=100,1000, concurrency=0, CALLS} and servers
                        RequestBatchBenchmark.executor thrpt {batchSize=100,1000, concurrency=0, CALLS} and servers
                        RequestBatchBenchmark.sync thrpt {batchSize=10, CALLS} and servers
                        RequestBatchBenchmark.virtualThreads thrpt {batchSize=100,1000, concurrency=0, CALLS} and servers
                        """.replace("HEAVY", "{background=none,worker,virtual")
                        .replace("LIMITED=100", "NUMBER, batchSize=100, concurrency=0")
                        .replace("NUMBER", "backgroundN=42, backgroundRequests=1")
                        .replace("CALLS", "route=wait,vwait,asyncwait, waitMillis=50")
                        .lines()
                        .toList());
    }

    private static String line(BenchmarkListEntry benchmark) {
        Map<String, String> params = new TreeMap<>();
        benchmark.getParams().orElse(Map.of()).forEach((name, values) -> params.put(name, String.join(",", values)));
        boolean servers = params.entrySet().containsAll(SERVERS.entrySet());
        if (servers) {
            params.keySet().removeAll(SERVERS.keySet());
        }
        return benchmark.getUsername().replace("org.concurrencybench.benchmark.", "") + " "
                + benchmark.getMode().shortLabel() + " " + params + (servers ? " and servers" : "");
    }
}
