package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.concurrencybench.report.Runs.FUTURES;
import static org.concurrencybench.report.Runs.RECURSIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.junit.jupiter.api.Test;

class ResultBarsTest {
    @Test
    void batchesAreBarsOfTheIdeal() {
        List<Bars> results = ResultBars.of(List.of(
                Rows.batch("RequestBatchBenchmark.async", 18, "batchSize=100", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.executor", 17, "batchSize=100", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.sync", 1.9, "batchSize=10", "route=wait", "waitMillis=50")));
        Bars bars = results.get(0);
        assertThat(bars.tables())
                .extracting(Bars.Table::title)
                .containsExactly("100 requests a batch", "10 requests a batch");
        assertThat(bars.tables())
                .flatExtracting(table -> table.groups().get(0).bars())
                .extracting(Bars.Bar::name, Bars.Bar::remark, Bars.Bar::figure, Bars.Bar::detail)
                .containsExactly(
                        tuple("executor", "", "85.0 %", "1,700 ± 17"),
                        tuple("async", "", "90.0 %", "1,800 ± 18"),
                        tuple("sync /wait", "one by one", "95.0 %", "19.00 ± 0.19"));
        Bars.Table table = bars.tables().get(0);
        Bars.Bar bar = table.groups().get(0).bars().get(1);
        double whole = Double.parseDouble(table.mark().orElseThrow());
        assertThat(Double.parseDouble(bar.length()) / whole).isBetween(0.899, 0.901);
        assertThat(Double.parseDouble(bar.whisker().orElseThrow().width()) / whole)
                .isBetween(0.0179, 0.0181);
    }

    @Test
    void aBarNamesTheCapThatDecidesItAndTheSettingsThatSetItApart() {
        List<Bars> results = ResultBars.of(List.of(
                Rows.batch("RequestBatchBenchmark.sync", 1.9, "batchSize=10", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.sync", 0.099, "batchSize=10", "route=wait", "waitMillis=1000")));
        assertThat(results.get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::remark)
                .containsExactly("one by one, waitMillis=50", "one by one, waitMillis=1000");
    }

    @Test
    void aCapIsToldOnce() {
        List<Bars> results = ResultBars.of(List.of(
                batch("async", "workerThreads=0", "concurrency=0"),
                batch("executor", "workerThreads=40", "concurrency=0"),
                batch("virtualThreads", "workerThreads=0", "concurrency=50"),
                batch("sync", "workerThreads=0", "concurrency=0")));
        assertThat(results.get(0).tables().get(0).groups())
                .flatExtracting(Bars.Group::bars)
                .extracting(Bars.Bar::name, Bars.Bar::remark)
                .containsExactlyInAnyOrder(
                        tuple("async", ""),
                        tuple("executor", "workers 40"),
                        tuple("virtualThreads", "concurrency 50"),
                        tuple("sync", "one by one"));
    }

    private static ResultRow batch(String client, String... caps) {
        List<String> params = new ArrayList<>(List.of("batchSize=100", "route=wait", "waitMillis=50"));
        params.addAll(List.of(caps));
        return Rows.batch("RequestBatchBenchmark." + client, 5, params.toArray(String[]::new));
    }

    @Test
    void aWhiskerHasRoomUpToHalfOfTheLongestBarMore() {
        assertThat(whisker(40)).isEqualTo(new Bars.Whisker("41.21", "54.95", false)); // 60 and 80 of 140 × 1.04
        assertThat(whisker(60)).isEqualTo(new Bars.Whisker("25.64", "74.36", true)); // from 40 of 150 × 1.04 on
    }

    private static Bars.Whisker whisker(double error) {
        ResultRow row = Rows.row("B.m", "avgt", new Metric(100, error, "us/op", List.of()), Map.of());
        return ResultBars.of(List.of(row))
                .get(0)
                .tables()
                .get(0)
                .groups()
                .get(0)
                .bars()
                .get(0)
                .whisker()
                .orElseThrow();
    }

    @Test
    void oneForkDoesNotShowHowForksScatter() {
        ResultRow row = Rows.row("B.m", "avgt", new Metric(1, Double.NaN, "us/op", List.of(Fork.of(1))), Map.of());
        assertThat(ResultBars.of(List.of(row))
                        .get(0)
                        .tables()
                        .get(0)
                        .groups()
                        .get(0)
                        .bars())
                .extracting(Bars.Bar::remark)
                .containsExactly("1 fork");
    }

    @Test
    void interferenceIsWhatIsLeftOfTheRate() {
        List<Bars> results = ResultBars.of(List.of(
                Rows.batch("InterferenceBenchmark.async", 20, parameters("none")),
                Rows.batch("InterferenceBenchmark.async", 5, parameters("io"))));
        assertThat(results.get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::name, Bars.Bar::figure)
                .containsExactly(tuple("none", "100.0 %"), tuple("io", "25.0 %"));
    }

    private static String[] parameters(String background) {
        return new String[] {"batchSize=100", "route=asyncwait", "waitMillis=50", "background=" + background};
    }

    @Test
    void functionsAreMultiplesOfTheirBaseline() {
        List<Bars> results = ResultBars.of(List.of(FUTURES, RECURSIVE));
        assertThat(results.get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::name, Bars.Bar::figure, Bars.Bar::detail)
                .containsExactly(tuple("recursive", "1.00", "100.0 ± 1.0"), tuple("futures", "5.80", "580.0 ± 5.8"));
    }

    @Test
    void otherBenchmarksAreBarsOfTheirScores() {
        List<Bars> results = ResultBars.of(List.of(
                Rows.batch("RequestBatchBenchmark.async", 18, "batchSize=<script>"),
                Rows.cost("FibonacciBenchmark.futures", 580, "n=thirty"),
                Rows.row("Sorting.quick", "ss", new Metric(3, Double.NaN, "s/op", List.of()), Map.of())));
        assertThat(results)
                .extracting(Bars::title)
                .containsExactly("RequestBatchBenchmark", "FibonacciBenchmark", "Sorting");
        assertThat(results.get(2).tables().get(0).title()).isEqualTo("s/op, shorter is better");
        assertThat(results.get(2).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::detail, bar -> bar.whisker().isPresent())
                .containsExactly(tuple("3.000", false));
    }

    @Test
    void figuresThatCannotBeSeenBesideEachOtherHaveTablesOfTheirOwn() {
        List<Bars> results = ResultBars.of(List.of(
                Rows.cost("FloorBenchmark.timer", 50_375),
                Rows.cost("FloorBenchmark.spin", 16.5),
                Rows.cost("FloorBenchmark.loopbackEcho", 10.3)));
        assertThat(results.get(0).tables())
                .extracting(Bars.Table::title)
                .containsExactly("us/op, up to 16.50, shorter is better", "us/op, up to 50,375, shorter is better");
        assertThat(results.get(0).tables())
                .extracting(table -> table.groups().get(0).bars().stream()
                        .map(Bars.Bar::name)
                        .toList())
                .containsExactly(List.of("spin", "loopbackEcho"), List.of("timer"));
    }
}
