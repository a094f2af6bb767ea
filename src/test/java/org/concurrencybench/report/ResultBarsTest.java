package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.concurrencybench.report.Runs.FUTURES;
import static org.concurrencybench.report.Runs.RECURSIVE;

import java.util.List;
import java.util.Map;
import org.concurrencybench.results.Metric;
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
                .extracting(table -> table.groups().get(0).bars().stream()
                        .map(Bars.Bar::name)
                        .toList())
                .containsExactly(List.of("spin", "loopbackEcho"), List.of("timer"));
    }
}
