package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.RunConfiguration;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String[] SETTINGS = {"waitMillis=50", "concurrency=0", "workerThreads=0"};

    private static ResultRow batch(String method, double rate, String batchSize, String route) {
        return Rows.batch(
                "RequestBatchBenchmark." + method,
                rate,
                "batchSize=" + batchSize,
                "route=" + route,
                SETTINGS[0],
                SETTINGS[1],
                SETTINGS[2]);
    }

    private static ResultRow interference(double rate, String background) {
        return Rows.batch(
                "InterferenceBenchmark.async",
                rate,
                "batchSize=100",
                "route=asyncwait",
                "background=" + background,
                "waitMillis=50");
    }

    @Test
    void requestsAreOrderedByBatchRouteAndClientAndShowErrorScatterAndIdeal() {
        String summary = Summary.of(List.of(
                batch("async", 15, "1000", "asyncwait"),
                batch("async", 18, "100", "asyncwait"),
                batch("executor", 17, "100", "wait"),
                batch("sync", 1.9, "10", "asyncwait")));
        assertThat(summary.lines().limit(6))
                .containsExactly(
                        "Requests: concurrency=0 waitMillis=50 workerThreads=0",
                        "  reqs/sec | ± error | fork CV | climb | of ideal | bound by   | N reqs | url        | client",
                        "      19.0 |     0.2 |   1.0 % | 2.0 % |   95.0 % | one by one |     10 | /asyncwait | sync",
                        "   1,700.0 |    17.0 |   1.0 % | 2.0 % |   85.0 % | batch 100  |    100 | /wait      | executor",
                        "   1,800.0 |    18.0 |   1.0 % | 2.0 % |   90.0 % | batch 100  |    100 | /asyncwait | async",
                        "  15,000.0 |   150.0 |   1.0 % | 2.0 % |   75.0 % | batch 1000 |   1000 | /asyncwait | async");
    }

    @Test
    void whatWasMeasuredInBatchesOfCallsIsInJmhsTableAlone() {
        ResultRow row = batch("async", 18, "100", "asyncwait");
        RunConfiguration calls = new RunConfiguration(5, "1 s", 1, 5, "1 s", 3, null, null, null, null, null);
        ResultRow inBatches = new ResultRow(row.key(), row.forks(), calls, row.primary(), row.secondary());
        assertThat(Summary.of(List.of(inBatches)))
                .startsWith("1 of 1 rows are in JMH's table alone")
                .doesNotContain("reqs/sec");
        assertThat(ResultBars.of(List.of(inBatches)).get(0).title()).isEqualTo("RequestBatchBenchmark");
    }

    @Test
    void whatIsBeyondTheBoundOfItsBenchmarkIsMarkedAndSaysWhatToDo() {
        Metric scattered = Rows.metric(20, 0.021, -0.021);
        Metric within = Rows.metric(20, 0.0204, -0.0204);
        assertThat(Summary.of(List.of(
                        Rows.row("RequestBatchBenchmark.async", "thrpt", scattered, Map.of(), "batchSize=100"))))
                .contains(" | ! 2.1 % | ! -2.1 % | ")
                .contains("\n!: beyond 2 %");
        assertThat(Summary.of(
                        List.of(Rows.row("RequestBatchBenchmark.async", "thrpt", within, Map.of(), "batchSize=100"))))
                .contains(" |   2.0 % | -2.0 % | ")
                .doesNotContain("!");
        assertThat(Summary.of(List.of(
                        Rows.row("InterferenceBenchmark.async", "thrpt", scattered, Map.of(), "batchSize=100"))))
                .contains(" |    2.1 % |      -2.1 % | ")
                .doesNotContain("!");
    }

    /** As where all forks of a row but one failed. */
    @Test
    void aRowOfOneForkDoesNotHideThatAnotherOneScatters() {
        Metric single = new Metric(20, Double.NaN, "ops/s", List.of(Fork.of(20, 20, 20)));
        String[] none = {"batchSize=100", "route=wait", "background=none", "waitMillis=50"};
        String[] worker = {"batchSize=100", "route=wait", "background=worker", "waitMillis=50"};
        assertThat(Summary.of(List.of(
                        Rows.row("InterferenceBenchmark.async", "thrpt", Rows.metric(20, 0.28, 0), Map.of(), none),
                        Rows.row("InterferenceBenchmark.async", "thrpt", single, Map.of(), worker))))
                .contains(" | ! 28.0 % | ");
        assertThat(Summary.of(List.of(Rows.row("InterferenceBenchmark.async", "thrpt", single, Map.of(), none))))
                .contains(" |        - |       0.0 % | ");
    }

    @Test
    void parametersInWhichRowsDifferGetAColumn() {
        String summary = Summary.of(List.of(
                Rows.batch("RequestBatchBenchmark.async", 1, "batchSize=100", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.async", 1, "batchSize=100", "route=wait", "waitMillis=1000")));
        assertThat(summary).contains("| client | with\n").contains("| async  | waitMillis=1000\n");
    }

    @Test
    void interferenceIsTheLossAgainstNoneWithTheErrorOfTheRatio() {
        String summary =
                Summary.of(List.of(interference(20, "none"), interference(19, "worker"), interference(0.2, "io")));
        assertThat(summary.lines().limit(3))
                .containsExactly(
                        "Interference, loss against no background: waitMillis=50",
                        "  none, reqs/sec | of ideal | bound by  | loss worker |      loss io | worst CV | worst climb | N reqs | url        | client",
                        "  2,000.0 ± 20.0 |  100.0 % | batch 100 | 5.0 % ± 1.3 | 99.0 % ± 0.0 |    1.0 % |       2.0 % |    100 | /asyncwait | async");
    }

    @Test
    void interferenceWithoutABaselineShowsTheRates() {
        assertThat(Summary.of(List.of(interference(19, "worker")))).contains("1,900.0 ± 19.0/s");
    }

    private static ResultRow deployed(String server, double client, double servers) {
        return Rows.row(
                "RequestBatchBenchmark.async",
                "thrpt",
                Rows.metric(18, "ops/s"),
                Map.of(
                        "clientCpuSeconds", Rows.metric(client, "ops/s"),
                        "serverCpuSeconds", Rows.metric(servers, "ops/s")),
                "batchSize=100",
                "route=asyncwait",
                "waitMillis=50",
                "serverCpus=" + (server.equals("child") ? "1" : ""),
                "server=" + server);
    }

    @Test
    void serversInOtherProcessesShowTheCpuTimeOfBothSidesAndWhere() {
        String summary = Summary.of(List.of(
                deployed("in-process", 1.17, Double.NaN),
                deployed("child", 0.55, 0.625),
                deployed("http://h:1", 0.55, Double.NaN)));
        assertThat(summary.lines().limit(5))
                .containsExactly(
                        "Requests: waitMillis=50",
                        "  reqs/sec | ± error | fork CV | climb | of ideal | bound by  | cores c + s | N reqs | url        | client | with",
                        "   1,800.0 |    18.0 |   1.0 % | 2.0 % |   90.0 % | batch 100 |   1.17 both |    100 | /asyncwait | async  | server=in-process",
                        "   1,800.0 |    18.0 |   1.0 % | 2.0 % |   90.0 % | batch 100 | 0.55 + 0.63 |    100 | /asyncwait | async  | server=child serverCpus=1",
                        "   1,800.0 |    18.0 |   1.0 % | 2.0 % |   90.0 % | batch 100 |    0.55 + - |    100 | /asyncwait | async  | server=http://h:1");
        assertThat(summary).contains("\ncores c + s: ");
    }

    @Test
    void whereAllShareAProcessOrNothingWasMeasuredThereAreNoCores() {
        assertThat(Summary.of(List.of(deployed("in-process", 1.17, Double.NaN))))
                .startsWith("Requests: server=in-process waitMillis=50\n")
                .doesNotContain("cores");
        assertThat(Summary.of(
                        List.of(Rows.batch("RequestBatchBenchmark.async", 1, "batchSize=100", "server=http://h:1"))))
                .doesNotContain("cores");
    }

    @Test
    void coresAreFoundInTimePerCallToo() {
        ResultRow row = Rows.row(
                "FibonacciRouteBenchmark.fib",
                "avgt",
                Rows.metric(3_400, "us/op"),
                Map.of(
                        "clientCpuSeconds", Rows.metric(20_000_000, "us/op"),
                        "serverCpuSeconds", Rows.metric(1_250_000, "us/op")),
                "n=30",
                "server=child");
        assertThat(Summary.of(List.of(row))).contains("| cores c + s |").contains("| 0.05 + 0.80 |");
        RowKey key = row.key();
        ResultRow byTwo = new ResultRow(
                new RowKey(key.benchmark(), key.mode(), 2, key.params()),
                row.forks(),
                row.configuration(),
                row.primary(),
                row.secondary());
        assertThat(Summary.of(List.of(byTwo))).contains("| cores c + s |").contains("|           - |");
    }

    @Test
    void fibonacciIsRelativeToRecursionAndShowsAllocationIfItWasMeasured() {
        ResultRow futures = allocating(75_000_000, "FibonacciBenchmark.futures", Rows.metric(13.5, "ms/op"), "n=30");
        String summary = Summary.of(List.of(futures, Rows.cost("FibonacciBenchmark.recursive", 2_700, "n=30")));
        assertThat(summary.lines().limit(4))
                .containsExactly(
                        "Fibonacci",
                        "    µs/call | ± error | fork CV | climb | × recursive | bytes/call |  n | function",
                        "   2,700.00 |   27.00 |   1.0 % | 2.0 % |        1.00 |          - | 30 | recursive",
                        "  13,500.00 |  135.00 |   1.0 % | 2.0 % |        5.00 | 75,000,000 | 30 | futures");
    }

    @Test
    void ofAServerInAnotherProcessTheBytesAreTheClientsAlone() {
        String name = "FibonacciRouteBenchmark.asyncfib";
        Metric cost = Rows.metric(1_000, "us/op");
        assertThat(Summary.of(List.of(
                        allocating(5_797, name, cost, "n=20", "server=child"),
                        allocating(406_021, name, cost, "n=20", "server=in-process"))))
                .contains("|   bytes/call |", "|      406,021 |", "| 5,797 client |");
    }

    private static ResultRow allocating(double bytes, String name, Metric cost, String... params) {
        return Rows.row(name, "avgt", cost, Map.of("·gc.alloc.rate.norm", Rows.metric(bytes, "B/op")), params);
    }

    @Test
    void aTimerShowsHowLateItFires() {
        String summary = Summary.of(List.of(
                Rows.cost("FloorBenchmark.timer", 50_083, "timerMillis=50"), Rows.cost("FloorBenchmark.spin", 16)));
        assertThat(summary)
                .contains("| µs late |")
                .contains("|      83 | timer")
                .contains("|       - | spin");
    }

    @Test
    void latenciesFollowTheirRowsWithALineForEachPart() {
        Map<String, Metric> latencies = new HashMap<>();
        Map.of("latency", 60, "latency.before", 9, "latency.handler", 51).forEach((part, millis) -> {
            List<String> percentiles = List.of("p0.50", "p0.90", "p0.99", "p0.999", "p1.00");
            percentiles.forEach(percentile -> latencies.put(
                    part + ":" + percentile, Rows.metric(millis + percentiles.indexOf(percentile), "ms")));
        });
        ResultRow timed = Rows.row(
                "RequestBatchBenchmark.async",
                "thrpt",
                Rows.metric(15, "ops/s"),
                latencies,
                "batchSize=1000",
                "route=asyncwait",
                SETTINGS[0]);
        String summary = Summary.of(List.of(timed, batch("async", 18, "100", "asyncwait")));
        assertThat(summary.substring(summary.indexOf("Latency")).lines().limit(6))
                .containsExactly(
                        "Latency, ms a request: waitMillis=50",
                        "    p50 |   p90 |   p99 | p99.9 |   max | spent              | N reqs | url        | client",
                        "  60.00 | 61.00 | 62.00 | 63.00 | 64.00 | in all             |   1000 | /asyncwait | async",
                        "   9.00 | 10.00 | 11.00 | 12.00 | 13.00 | before the handler |   1000 | /asyncwait | async",
                        "  51.00 | 52.00 | 53.00 | 54.00 | 55.00 | in the handler     |   1000 | /asyncwait | async",
                        "");
        assertThat(summary).contains("\nlatency: of all requests");
        assertThat(Summary.of(List.of(batch("async", 18, "100", "asyncwait")))).doesNotContain("atency");
    }

    @Test
    void oneForkIsCalledASketch() {
        Metric single = new Metric(2_700, Double.NaN, "us/op", List.of(Fork.of(2_700)));
        ResultRow row = Rows.row("FibonacciBenchmark.recursive", "avgt", single, Map.of(), "n=30");
        assertThat(Summary.of(List.of(row))).contains("A sketch:").contains("2,700.00 |       - |       - |     - |");
        assertThat(Summary.of(List.of(Rows.cost("FibonacciBenchmark.recursive", 1, "n=30"))))
                .doesNotContain("sketch");
    }

    @Test
    void rowsThatTheTablesHaveNoPlaceForAreCounted() {
        ResultRow sampled =
                Rows.row("FibonacciBenchmark.recursive", "sample", Rows.metric(1, "us/op"), Map.of(), "n=30");
        ResultRow foreign = Rows.cost("SomeOtherBenchmark.run", 1);
        assertThat(Summary.of(List.of(sampled, foreign))).startsWith("2 of 2 rows are in JMH's table alone");
        assertThat(Summary.of(List.of())).isEmpty();
    }
}
