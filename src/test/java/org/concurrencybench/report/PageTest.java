package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.concurrencybench.report.Runs.FORK_JOIN;
import static org.concurrencybench.report.Runs.FUTURES;
import static org.concurrencybench.report.Runs.RECURSIVE;
import static org.concurrencybench.report.Runs.bare;
import static org.concurrencybench.report.Runs.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Page page(Run... runs) {
        return page(List.of(runs));
    }

    private static Page page(List<Run> runs) {
        return Page.of(runs, Rules.DEFAULT, run -> row -> RunNoise.given(0));
    }

    private static VerdictPanel.Row firstChanged(Page page) {
        VerdictPanel.Group changed = page.verdict().orElseThrow().changed().orElseThrow();
        return changed.reasoned().get(0).rows().get(0);
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
        VerdictPanel.Row row = firstChanged(page);
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
        assertThat(verdict.usual()).containsExactly("mode=avgt threads=1");
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
    void aRunBesideAnotherOneIsNotOnThePage() {
        Page page = page(
                timed(0, 60, steady("avgt", 10)),
                timed(60, 120, steady("avgt", 99)),
                timed(90, 150, steady("avgt", 11)));
        assertThat(page.runs())
                .isEqualTo(
                        "2 runs, 1970-01-01 00:00 UTC to 1970-01-01 00:01 UTC; left out: 1 run made beside another one");
        assertThat(firstChanged(page).head()).isEqualTo("11.00 us/op");
        assertThat(page.results().get(0).tables().get(0).groups().get(0).bars())
                .extracting(Bars.Bar::detail)
                .singleElement()
                .asString()
                .startsWith("11");
        assertThat(page.trends().groups().get(0).charts().get(0).range()).startsWith("2 ");
    }

    @Test
    void figuresThatWereMeasuredOtherwiseAreCounted() {
        ResultRow row = MadeUp.row("avgt", 10, 10);
        ResultRow otherwise = MadeUp.row(
                row.key(), MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), "us/op", MadeUp.forks(10, 10));
        assertThat(page(run(0, "one", otherwise), run(1, "one", row)).trends().summary())
                .endsWith("; left out: 1 figure measured differently from most of the row's latest.");
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

    /** Else it would be drawn where the axis ends, as if it were that. */
    @Test
    void aChangeBeyondTheAxisIsMarkedAsSuch() {
        assertThat(beyond(10, 30)).isEqualTo("high");
        assertThat(beyond(30, 10)).isEqualTo("low");
        assertThat(beyond(10, 19)).isEmpty();
    }

    private static String beyond(double base, double head) {
        Page page = page(run(0, "one", steady("avgt", base)), run(1, "one", steady("avgt", head)));
        return firstChanged(page).interval().orElseThrow().beyond();
    }

    @Test
    void whatChangedMoreThanOnceSaysHowFarItHasComeInAll() {
        List<Run> runs = IntStream.range(0, 36)
                .mapToObj(i -> run(i, "one", steady("thrpt", 100 - 10 * (i / 12) + 0.01 * (i % 3))))
                .toList();
        Trends.Chart chart = page(runs).trends().groups().get(0).charts().get(0);
        assertThat(chart.lastChange().orElseThrow().words()).isEqualTo("12.5 % slower");
        assertThat(chart.overall()).contains("25.0 % slower over 2 changes");
        assertThat(page(runs.subList(0, 24))
                        .trends()
                        .groups()
                        .get(0)
                        .charts()
                        .get(0)
                        .overall())
                .isEmpty();
    }

    @Test
    void ofSeveralEnvironmentsEachChangeNamesItsOwn() {
        List<Run> runs = IntStream.range(0, 32)
                .mapToObj(i -> run(i, i % 2 == 0 ? "one" : "other", steady("avgt", i < 16 ? 10 : 12 + i % 2)))
                .toList();
        assertThat(page(runs).trends().changes())
                .flatExtracting(Trends.ChangedAt::rows)
                .extracting(Trends.Change::words, change -> change.where().orElseThrow())
                .containsExactly(tuple("30.0 % slower", "CPU other"), tuple("20.0 % slower", "CPU one"));
        List<Run> ofOne = runs.stream()
                .filter(run -> run.name().matches(".*[02468].json"))
                .toList();
        assertThat(page(ofOne).trends().changes())
                .flatExtracting(Trends.ChangedAt::rows)
                .extracting(Trends.Change::where)
                .containsExactly(Optional.empty());
    }
}
