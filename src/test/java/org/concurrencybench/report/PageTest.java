package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.regression.Series;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    private static final ResultRow RECURSIVE = Rows.cost("FibonacciBenchmark.recursive", 100, "n=30");
    private static final ResultRow FUTURES = Rows.cost("FibonacciBenchmark.futures", 580, "n=30");
    private static final ResultRow FORK_JOIN = Rows.cost("FibonacciBenchmark.forkJoin", 50, "n=30");

    private static Page page(Run... runs) {
        return page(List.of(runs));
    }

    private static Page page(List<Run> runs) {
        return Page.of(runs, Rules.DEFAULT, run -> row -> RunNoise.given(0));
    }

    private static Run run(int number, String cpu, ResultRow... rows) {
        Instant time = START.plus(Duration.ofDays(number));
        Environment environment = new Environment(
                time,
                time,
                "c" + number,
                null,
                new Environment.Machine(cpu, 2, null, null, null, null, null, null),
                null,
                Map.of(),
                null,
                null);
        Map<RowKey, ResultRow> byKey = new LinkedHashMap<>();
        for (ResultRow row : rows) {
            byKey.put(row.key(), row);
        }
        return new Run("store/run" + number + ".json", Optional.of(environment), byKey);
    }

    private static Run bare(String name, ResultRow... rows) {
        return new Run(name, Optional.empty(), run(0, "", rows).rows());
    }

    /** Forks that hardly scatter. */
    private static ResultRow steady(String mode, double level) {
        return MadeUp.row(mode, level, level * 1.001, level * 0.999, level * 1.0005, level * 0.9995);
    }

    @Test
    void theBaselineIsTheNewestEarlierRunOfTheSameEnvironment() {
        Page page = page(
                run(0, "one", steady("avgt", 10)),
                run(1, "one", steady("avgt", 10)),
                run(2, "other", steady("avgt", 10)),
                run(3, "one", steady("avgt", 12)));
        assertThat(page.latest()).isEqualTo("c3 (2026-01-04 03:00 UTC, JDK 17.0.15)");
        assertThat(page.baseline()).contains("c1 (2026-01-02 03:00 UTC, JDK 17.0.15)");
        VerdictPanel verdict = page.verdict().orElseThrow();
        assertThat(verdict.headline()).isEqualTo("1 of 1 row got slower");
        assertThat(verdict.tone()).isEqualTo(Tone.WORSE);
        VerdictPanel.Row row =
                verdict.changed().orElseThrow().reasoned().get(0).rows().get(0);
        assertThat(row.change()).isEqualTo("20.0 % slower");
        assertThat(row.head()).isEqualTo("12.00 us/op");
    }

    @Test
    void withoutAnEarlierRunOfItsRowsThereIsNoVerdict() {
        assertThat(page(run(0, "one", steady("avgt", 10))).remark())
                .isEqualTo("It is the only run: the next one will be held against it.");
        Page page = page(run(0, "one", steady("avgt", 10)), run(1, "other", steady("avgt", 10)));
        assertThat(page.verdict()).isEmpty();
        assertThat(page.remark()).isEqualTo("No run has a row in common with an earlier one of the same environment.");
    }

    @Test
    void aLookAtAFewRowsIsNoBaselineForAFullRun() {
        ResultRow virtual = Rows.cost("FibonacciBenchmark.virtualThreads", 60, "n=30");
        Run full = run(0, "one", RECURSIVE, FUTURES, FORK_JOIN);
        Run trial = run(1, "one", RECURSIVE);
        Page page = page(full, trial, run(2, "one", FUTURES, FORK_JOIN, virtual, RECURSIVE));
        assertThat(page.baseline().orElseThrow()).startsWith("c0 ");
        assertThat(page.verdict().orElseThrow().counts()).endsWith("; only in the latest run: 1 row");
        assertThat(page(full, trial).verdict().orElseThrow().counts()).endsWith("; only in the baseline: 2 rows");
        assertThat(page(full, run(2, "one", RECURSIVE, FUTURES), run(3, "one", RECURSIVE, FUTURES, FORK_JOIN))
                        .baseline()
                        .orElseThrow())
                .startsWith("c2 ");
    }

    /** How far two of its runs are apart is a matter of the machine. */
    @Test
    void theNoiseIsThatOfTheRunThatTheVerdictIsAbout() {
        List<String> asked = new ArrayList<>();
        Page.of(
                List.of(
                        run(0, "one", steady("avgt", 10)),
                        run(1, "one", steady("avgt", 10)),
                        run(2, "other", steady("ss", 10))),
                Rules.DEFAULT,
                run -> {
                    asked.add(run.name());
                    return row -> RunNoise.DEFAULT;
                });
        assertThat(asked).containsExactly("store/run1.json");
    }

    @Test
    void theVerdictIsAboutTheNewestRunThatHasABaseline() {
        Page page = page(
                run(0, "one", steady("avgt", 10)),
                run(1, "one", steady("avgt", 10)),
                run(2, "other", steady("ss", 10)));
        assertThat(page.latest()).startsWith("c1 ");
        assertThat(page.baseline().orElseThrow()).startsWith("c0 ");
        assertThat(page.remark())
                .isEqualTo("1 newer run has no row in common with an earlier one of the same environment.");
    }

    @Test
    void aFileWithoutAnEnvironmentIsCalledByItsName() {
        Page page = page(bare("some/where/first.json", steady("avgt", 10)), bare("second.json", steady("avgt", 10)));
        assertThat(page.runs()).isEqualTo("2 runs");
        assertThat(page.latest()).isEqualTo("second (JDK 17.0.15)");
        assertThat(page.baseline()).contains("first (JDK 17.0.15)");
        assertThat(page.verdict().orElseThrow().headline()).isEqualTo("Nothing changed");
    }

    @Test
    void batchesAreBarsOfTheIdeal() {
        Page page = page(run(
                0,
                "one",
                Rows.batch("RequestBatchBenchmark.async", 18, "batchSize=100", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.executor", 17, "batchSize=100", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.sync", 1.9, "batchSize=10", "route=wait", "waitMillis=50")));
        Bars bars = page.results().get(0);
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
        Page page = page(run(
                0,
                "one",
                Rows.batch("RequestBatchBenchmark.sync", 1.9, "batchSize=10", "route=wait", "waitMillis=50"),
                Rows.batch("RequestBatchBenchmark.sync", 0.099, "batchSize=10", "route=wait", "waitMillis=1000")));
        assertThat(page.results().get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::remark)
                .containsExactly("one by one, waitMillis=50", "one by one, waitMillis=1000");
    }

    @Test
    void interferenceIsWhatIsLeftOfTheRate() {
        Page page = page(run(
                0,
                "one",
                Rows.batch("InterferenceBenchmark.async", 20, parameters("none")),
                Rows.batch("InterferenceBenchmark.async", 5, parameters("io"))));
        assertThat(page.results().get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::name, Bars.Bar::figure)
                .containsExactly(tuple("none", "100.0 %"), tuple("io", "25.0 %"));
    }

    private static String[] parameters(String background) {
        return new String[] {"batchSize=100", "route=asyncwait", "waitMillis=50", "background=" + background};
    }

    @Test
    void functionsAreMultiplesOfTheirBaseline() {
        Page page = page(run(0, "one", FUTURES, RECURSIVE));
        assertThat(page.results().get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::name, Bars.Bar::figure, Bars.Bar::detail)
                .containsExactly(tuple("recursive", "1.00", "100.0 ± 1.0"), tuple("futures", "5.80", "580.0 ± 5.8"));
    }

    @Test
    void otherBenchmarksAreBarsOfTheirScores() {
        Page page = page(bare(
                "foreign.json",
                Rows.batch("RequestBatchBenchmark.async", 18, "batchSize=<script>"),
                Rows.cost("FibonacciBenchmark.futures", 580, "n=thirty"),
                Rows.row("Sorting.quick", "ss", new Metric(3, Double.NaN, "s/op", List.of()), Map.of())));
        assertThat(page.results())
                .extracting(Bars::title)
                .containsExactly("RequestBatchBenchmark", "FibonacciBenchmark", "Sorting");
        assertThat(page.results().get(2).tables().get(0).title()).isEqualTo("s/op, shorter is better");
        assertThat(page.results().get(2).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::detail, bar -> bar.whisker().isPresent())
                .containsExactly(tuple("3.000", false));
    }

    @Test
    void figuresThatCannotBeSeenBesideEachOtherHaveTablesOfTheirOwn() {
        Page page = page(run(
                0,
                "one",
                Rows.cost("FloorBenchmark.timer", 50_375),
                Rows.cost("FloorBenchmark.spin", 16.5),
                Rows.cost("FloorBenchmark.loopbackEcho", 10.3)));
        assertThat(page.results().get(0).tables())
                .extracting(table -> table.groups().get(0).bars().stream()
                        .map(Bars.Bar::name)
                        .toList())
                .containsExactly(List.of("spin", "loopbackEcho"), List.of("timer"));
    }

    @Test
    void rowsOfOneCommitStandTogetherAndOlderOnesAreLeftOut() {
        Run again = new Run(
                "again.json",
                run(1, "one").environment(),
                run(1, "one", RECURSIVE).rows());
        LatestRows latest = LatestRows.of(List.of(run(0, "one", FORK_JOIN), run(1, "one", FUTURES), again));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES);
        assertThat(latest.runs()).hasSize(2);
    }

    @Test
    void theRunsOfTheRowsAreNamedFromTheNewestOn() {
        ResultRow one = Rows.cost("A.one", 1);
        ResultRow two = Rows.cost("A.two", 1);
        ResultRow other = Rows.cost("B.one", 1);
        LatestRows latest = LatestRows.of(
                List.of(built(0, "c0", "aa", one, two, other), built(1, "c0", "aa", other), built(2, "c0", "aa", one)));
        assertThat(latest.runs()).extracting(Run::shortName).containsExactly("run2", "run1", "run0");
    }

    /** Two trees that nobody committed are two programs, whatever they are called. */
    @ParameterizedTest
    @ValueSource(strings = {"c0-dirty", "unknown"})
    void rowsOfOneJarStandTogetherWhereTheCommitIsNotCertain(String commit) {
        Run first = built(0, commit, "aa", FUTURES);
        assertThat(LatestRows.of(List.of(first, built(1, commit, "aa", RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE, FUTURES);
        assertThat(LatestRows.of(List.of(first, built(1, commit, "bb", RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE);
        assertThat(LatestRows.of(List.of(first, built(1, commit, null, RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE);
    }

    private static Run built(int number, String commit, String jarSha256, ResultRow... rows) {
        Run run = run(number, "one", rows);
        Environment one = run.environment().orElseThrow();
        Environment built = new Environment(
                one.started(), one.finished(), commit, jarSha256, one.machine(), null, Map.of(), null, null);
        return new Run(run.name(), Optional.of(built), run.rows());
    }

    @Test
    void aLookAtAFewRowsDoesNotTakeThePlaceOfAFullRun() {
        LatestRows latest =
                LatestRows.of(List.of(run(0, "one", RECURSIVE, FUTURES, FORK_JOIN), run(1, "one", RECURSIVE)));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES, FORK_JOIN);
        assertThat(LatestRows.of(List.of(
                                run(0, "one", RECURSIVE, FUTURES, FORK_JOIN), run(1, "one", RECURSIVE, FUTURES)))
                        .rows())
                .containsExactly(RECURSIVE, FUTURES);
    }

    @Test
    void theResultsAreThoseOfTheEnvironmentWithMostRowsOfTheNewestCommit() {
        ResultRow spin = Rows.cost("FloorBenchmark.spin", 15);
        LatestRows latest = LatestRows.of(
                List.of(run(0, "one", spin, RECURSIVE), run(1, "one", RECURSIVE, FUTURES), run(1, "other", RECURSIVE)));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES, spin);
    }

    /** Such as one with less warm-up: it is no second half of a full run. */
    @Test
    void aRowThatWasMeasuredOtherwiseDoesNotTakeThePlaceOfAFullRunsRow() {
        ResultRow otherwise = new ResultRow(
                RECURSIVE.key(), 3, MadeUp.configuration("-Xint"), RECURSIVE.primary(), RECURSIVE.secondary());
        Run full = built(0, "c0", "aa", RECURSIVE, FUTURES);
        assertThat(LatestRows.of(List.of(full, built(1, "c0", "aa", otherwise, FORK_JOIN)))
                        .rows())
                .containsExactly(FORK_JOIN, RECURSIVE, FUTURES);
    }

    @Test
    void rowsOfClassesOfOneNameAreToldApart() {
        Page page = page(IntStream.range(0, 20).mapToObj(PageTest::ofTwoClasses).toList());
        assertThat(page.results()).extracting(Bars::title).containsExactly("org.x.a.Parse", "org.x.b.Parse");
        assertThat(page.trends().changes().get(0).rows())
                .extracting(Trends.Change::row)
                .containsExactly("org.x.a.Parse.parse", "org.x.b.Parse.parse");
        assertThat(page.trends().groups())
                .extracting(Trends.Group::title)
                .containsExactly("org.x.a.Parse", "org.x.b.Parse");
        VerdictPanel verdict = page(ofTwoClasses(0), ofTwoClasses(15)).verdict().orElseThrow();
        assertThat(verdict.changed().orElseThrow().reasoned())
                .flatExtracting(VerdictPanel.Reasoned::rows)
                .extracting(VerdictPanel.Row::name)
                .containsExactlyInAnyOrder("org.x.a.Parse.parse", "org.x.b.Parse.parse");
        assertThat(verdict.usual())
                .containsExactly("org.x.a.Parse mode=avgt threads=1", "org.x.b.Parse mode=avgt threads=1");
    }

    private static Run ofTwoClasses(int number) {
        double level = (number < 10 ? 100 : 200) + 0.01 * number;
        double[] forks = {level, 1.001 * level, 0.999 * level, level};
        return run(
                number,
                "one",
                MadeUp.row(
                        MadeUp.key("org.x.a.Parse.parse", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(forks)),
                MadeUp.row(
                        MadeUp.key("org.x.b.Parse.parse", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(forks)));
    }

    @Test
    void aRunOfAnUnknownCommitIsCalledByItsFile() {
        assertThat(RunLabel.of(built(0, "unknown", "aa", RECURSIVE)).name()).isEqualTo("run0");
    }

    @Test
    void runsOfOneProgramAreCounted() {
        Run first = built(0, "c0-dirty", "aa", RECURSIVE);
        assertThat(RunLabel.list(List.of(first, built(1, "c0-dirty", "aa", RECURSIVE))))
                .isEqualTo("2 runs of c0-dirty");
        assertThat(RunLabel.list(List.of(first, built(1, "c0-dirty", "bb", RECURSIVE))))
                .matches("c0-dirty \\(.*\\), c0-dirty \\(.*\\)");
    }

    @Test
    void rowsAreCalledByWhatSetsThemApart() {
        ShortNames names = ShortNames.of(
                List.of(
                        Rows.cost("B.small", 1, "n=1", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=20"),
                        Rows.cost("B.small", 1, "n=2", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=30", "extra=x"),
                        Rows.cost("B.plain", 1, "n=1")),
                Set.of());
        assertThat(names.usual()).isEqualTo("mode=avgt n=1 threads=1, unless a row says otherwise");
        assertThat(List.of(
                        Rows.cost("B.small", 1, "n=1", "size=10"),
                        Rows.cost("B.small", 1, "n=2", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=30", "extra=x"),
                        Rows.cost("B.plain", 1, "n=1")))
                .extracting(row -> names.of(row.key()))
                .containsExactly("small size=10", "small n=2 size=10", "small extra=x size=30", "plain");
    }

    @Test
    void whatMostRowsShareGoesWithoutSaying() {
        List<ResultRow> rows = List.of(
                Rows.cost("B.m", 1, "place=here", "size=1"),
                Rows.cost("B.m", 1, "place=here", "size=2"),
                Rows.cost("B.m", 1, "place=there", "size=1"),
                Rows.cost("B.m", 1, "place=here", "size=2"),
                Rows.cost("B.m", 1, "place=there", "size=3"));
        ShortNames names = ShortNames.of(rows, Set.of());
        assertThat(names.usual()).isEqualTo("mode=avgt place=here threads=1, unless a row says otherwise");
        assertThat(rows)
                .extracting(row -> names.unusual(row.key()))
                .containsExactly("size=1", "size=2", "place=there size=1", "size=2", "place=there size=3");
    }

    @Test
    void aChangeOfLevelIsNamedWithTheRunThatBroughtIt() {
        SplittableRandom random = new SplittableRandom(3);
        Page page = page(IntStream.range(0, 20)
                .mapToObj(i -> run(i, "one", MadeUp.row("thrpt", (i < 12 ? 100 : 80) + random.nextDouble())))
                .toList());
        assertThat(page.trends().summary())
                .isEqualTo("A change of more than 2 % at some run is proven in 1 of 1 row (1 slower, 0 faster).");
        assertThat(page.trends().tone()).isEqualTo(Tone.WORSE);
        Trends.ChangedAt changed = page.trends().changes().get(0);
        assertThat(changed.run().toString()).startsWith("c12 (2026-01-13");
        assertThat(changed.rows().get(0).tone()).isEqualTo(Tone.WORSE);
        assertThat(changed.rows().get(0).words()).matches("2[45]\\.\\d % slower");
        assertThat(page.trends().groups().get(0).charts().get(0).lastChange()).isPresent();
    }

    @Test
    void aRowHasASeriesForEachEnvironmentInTheUnitOfItsNewestRun() {
        ResultRow millis = MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "ms/op", MadeUp.forks(2));
        ResultRow micros =
                MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(3000));
        List<Series> series = series(run(0, "one", millis), run(1, "other", micros), run(2, "one", micros));
        assertThat(series).hasSize(2);
        assertThat(series.get(0).unit()).isEqualTo("us/op");
        assertThat(series.get(0).points()).extracting(Series.Point::number).containsExactly(0, 2);
        assertThat(series.get(0).points())
                .extracting(Series.Point::score)
                .allMatch(score -> score > 1999 && score < 3001);
    }

    @Test
    void aRunBesideAnotherOneIsNotOnThePage() {
        Page page = page(
                timed(0, 60, steady("avgt", 10)),
                timed(60, 120, steady("avgt", 99)),
                timed(90, 150, steady("avgt", 11)));
        assertThat(page.runs())
                .isEqualTo(
                        "2 runs, 1970-01-01 00:00 UTC to 1970-01-01 00:01 UTC; left out: 1 run made beside another one");
        assertThat(page.verdict()
                        .orElseThrow()
                        .changed()
                        .orElseThrow()
                        .reasoned()
                        .get(0)
                        .rows()
                        .get(0)
                        .head())
                .isEqualTo("11.00 us/op");
        assertThat(page.results().get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::detail)
                .singleElement()
                .asString()
                .startsWith("11");
        assertThat(page.trends().groups().get(0).charts().get(0).range()).startsWith("2 ");
    }

    @Test
    void aSeriesHoldsWhatWasMeasuredAsMostOfItsLatest() {
        ResultRow row = MadeUp.row("avgt", 10, 10);
        ResultRow otherwise = MadeUp.row(
                row.key(), MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), "us/op", MadeUp.forks(10, 10));
        assertThat(series(run(0, "one", otherwise), run(1, "one", row)))
                .singleElement()
                .satisfies(one -> assertThat(one.points())
                        .extracting(Series.Point::number)
                        .containsExactly(1));
        assertThat(page(run(0, "one", otherwise), run(1, "one", row)).trends().summary())
                .endsWith("; left out: 1 figure measured differently from most of the row's latest.");
    }

    private static List<Series> series(Run... runs) {
        return History.of(Stream.of(runs).map(History.Entry::of).toList(), Rules.DEFAULT)
                .series();
    }

    private static Run timed(int from, int to, ResultRow row) {
        return MadeUp.run(
                Optional.of(MadeUp.environment("timed", 2, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to))),
                row);
    }

    @Test
    void nothingOfAFileEndsTheDataOrItsScript() {
        String data = page(bare("<!--<script>\u2028&.json", steady("avgt", 10)))
                .trends()
                .data();
        assertThat(data).doesNotContain("<", ">", "&", "\u2028").contains("\\u003c!--\\u003cscript\\u003e?\\u0026");
    }

    @Test
    void twoHundredRunsOfFiftyRowsFitIntoTwoMegabytes() {
        SplittableRandom random = new SplittableRandom(1);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            runs.add(run(
                    i,
                    "one",
                    IntStream.range(0, 50)
                            .mapToObj(row -> scattered(row, 1000 * random.nextDouble(1, 1.1)))
                            .toArray(ResultRow[]::new)));
        }
        String html = HtmlReport.of(runs, Rules.DEFAULT, run -> row -> RunNoise.DEFAULT);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    private static ResultRow scattered(int row, double score) {
        return new ResultRow(
                new RowKey("org.x.LongNamedBenchmark.method", "thrpt", 1, new TreeMap<>(Map.of("row", "" + row))),
                2,
                MadeUp.CONFIGURATION,
                new Metric(score, score / 77, "ops/s", List.of(Fork.of(score), Fork.of(score * 1.01))),
                Map.of());
    }
}
