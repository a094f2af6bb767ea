package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules, one by one, on figures that leave no doubt about anything else. */
class JudgeTest {
    private static final double[] STEADY = {0.99999, 1, 1.00001, 1, 0.99999, 1.00001, 1, 1};

    @ParameterizedTest
    @CsvSource({
        "avgt,   1.0201, REGRESSED",
        "sample, 1.0201, REGRESSED",
        "ss,     1.0201, REGRESSED",
        "thrpt,  1.0201, IMPROVED",
        "avgt,   1.0199, UNCHANGED",
        "thrpt,  1.0199, UNCHANGED",
        "avgt,   0.9803, IMPROVED", // 1 / 1.0201
        "thrpt,  0.9803, REGRESSED",
        "avgt,   0.9805, UNCHANGED", // 1 / 1.0199
        "thrpt,  0.9805, UNCHANGED",
    })
    void theThresholdHasTwoSidesAndEveryModeItsDirection(String mode, double ratio, Verdict verdict) {
        RowVerdict row = compare(steady(mode, 100), steady(mode, 100 * ratio));
        assertThat(row.verdict()).isEqualTo(verdict);
        double expected = mode.equals("thrpt") ? 1 / ratio : ratio;
        assertThat(row.slowdown()).isEqualTo(expected, within(1e-4));
        assertThat(row.slowdownLow()).isLessThan(row.slowdown()).isEqualTo(expected, within(1e-4));
        assertThat(row.slowdownHigh()).isGreaterThan(row.slowdown()).isEqualTo(expected, within(1e-4));
        assertThat(row.baseScore()).isEqualTo(100, within(1e-3));
        assertThat(row.headScore()).isEqualTo(100 * ratio, within(1e-3));
    }

    @Test
    void aWiderThresholdTakesALargerChange() {
        Rules rules = new Rules(0.05, 0.1, false, false);
        assertThat(compare(rules, steady("avgt", 100), steady("avgt", 109)).verdict())
                .isEqualTo(Verdict.UNCHANGED);
        assertThat(compare(rules, steady("avgt", 100), steady("avgt", 111)).verdict())
                .isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void whatTheNoiseBetweenRunsCanDoIsNoVerdict() {
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare(
                        "a",
                        List.of(run(steady("avgt", 100))),
                        "b",
                        List.of(run(steady("avgt", 105))),
                        row -> RunNoise.DEFAULT);
        RowVerdict row = comparison.results().get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(row.reason())
                .isEqualTo(
                        "ab with about 6 rounds would decide it; forks alone would not: runs differ by 3.0 % (assumed)");
    }

    @Test
    void forksThatScatterAreNotBlamedOnTheNoiseBetweenRuns() {
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare(
                        "a",
                        List.of(run(MadeUp.row("avgt", 50, 100, 150, 100))),
                        "b",
                        List.of(run(MadeUp.row("avgt", 52, 102, 152, 102))),
                        row -> RunNoise.given(0));
        assertThat(comparison.results().get(0).reason())
                .isEqualTo("more than 1000 rounds of ab would be needed: for their scatter the change is too near to "
                        + "where verdicts change");
    }

    @Test
    void unitsAreNormalised() {
        RowVerdict row = compare(unit("avgt", "ms/op", 2), unit("avgt", "us/op", 2000));
        assertThat(row.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(row.unit()).isEqualTo("ms/op");
        assertThat(row.headScore()).isEqualTo(2, within(1e-4));
        RowVerdict rate = compare(unit("thrpt", "ops/ms", 2), unit("thrpt", "ops/s", 1000));
        assertThat(rate.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(rate.slowdown()).isEqualTo(2, within(1e-4));
        assertThat(rate.headScore()).isEqualTo(1, within(1e-4));
    }

    @Test
    void unitsThatDoNotConvertAreNoVerdict() {
        RowVerdict row = compare(unit("avgt", "ms/op", 2), unit("avgt", "B/op", 2));
        undecided(row, "the units do not convert: ms/op against B/op");
        assertThat(row.slowdown()).isNaN();
        assertThat(row.p()).isNaN();
        assertThat(row.headScore()).isNaN();
    }

    @Test
    void anUnknownUnitConvertsToItself() {
        assertThat(compare(unit("ss", "#", 2), unit("ss", "#", 2)).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void rowsMeasuredDifferentlyAreNoVerdictUnlessAskedFor() {
        ResultRow base = configured(MadeUp.configuration("-Xmx1g"));
        ResultRow head = configured(MadeUp.configuration("-Xmx2g"));
        undecided(
                compare(base, head),
                "measured differently: JVM arguments -Xmx1g against -Xmx2g (--ignore-config judges all the same)");
        RowVerdict ignored = compare(new Rules(0.05, 0.02, true, false), base, head);
        assertThat(ignored.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(ignored.reason()).endsWith("; with JVM arguments -Xmx1g against -Xmx2g");
    }

    /** As in {@code ab} with other arguments for one side: what nobody asked to differ still forbids a verdict. */
    @Test
    void argumentsThatAreToDifferAreNoOtherDifference() {
        Rules rules = Rules.DEFAULT.forOtherArguments();
        ResultRow base = configured(MadeUp.configuration("-Xmx1g"));
        RowVerdict asked = compare(rules, base, configured(MadeUp.configuration("-Xmx2g")));
        assertThat(asked.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(asked.reason()).endsWith("; with JVM arguments -Xmx1g against -Xmx2g");
        RunConfiguration usual = MadeUp.CONFIGURATION;
        ResultRow otherwise = configured(new RunConfiguration(
                1,
                "1 s",
                1,
                1,
                "1 s",
                1,
                usual.jvm(),
                List.of("-Xmx2g"),
                usual.jdkVersion(),
                usual.vmName(),
                usual.vmVersion()));
        undecided(
                compare(rules, base, otherwise),
                "measured differently: warm-up iterations 5 against 1 (--ignore-config judges all the same)");
    }

    @Test
    void everySettingCounts() {
        RunConfiguration usual = MadeUp.CONFIGURATION;
        for (int i = 0; i < 6; i++) {
            RunConfiguration other = new RunConfiguration(
                    i == 0 ? 9 : 5,
                    i == 1 ? "9 s" : "1 s",
                    i == 2 ? 9 : 1,
                    i == 3 ? 9 : 1,
                    i == 4 ? "9 s" : "1 s",
                    i == 5 ? 9 : 1,
                    "/elsewhere/java",
                    usual.jvmArgs(),
                    usual.jdkVersion(),
                    usual.vmName(),
                    "17.0.16");
            assertThat(compare(configured(usual), configured(other)).reason())
                    .contains("9")
                    .startsWith("measured diff");
        }
    }

    @Test
    void theOrderOfJvmArgumentsCountsAndWhatBothHaveIsNotSaid() {
        ResultRow base = configured(MadeUp.configuration("-Xms1g", "-Xmx1g"));
        assertThat(compare(base, configured(MadeUp.configuration("-Xmx1g", "-Xms1g")))
                        .reason())
                .startsWith("measured differently: JVM arguments in another order or number");
        assertThat(compare(base, configured(MadeUp.configuration("-Xms1g", "-Xmx1g", "-ea", "-Da=b")))
                        .reason())
                .startsWith("measured differently: JVM arguments none against -ea -Da=b");
    }

    @Test
    void flagsThatOnlySilenceWarningsDoNotCount() {
        RunConfiguration quiet = MadeUp.configuration(
                "-Xmx1g", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
        assertThat(compare(configured(MadeUp.configuration("-Xmx1g")), configured(quiet))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void whatOldVersionsOfJmhDoNotTellDiffersFromNothing() {
        RunConfiguration old = new RunConfiguration(5, "1 s", 1, 1, "1 s", 1, null, null, null, null, null);
        assertThat(compare(configured(old), configured(MadeUp.CONFIGURATION)).verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU A against B", "cores 2 against 4", "JDK 17 against 25", "GC G1GC against default"})
    void anotherEnvironmentIsNoVerdictUnlessAskedFor(String difference) {
        Environment here = MadeUp.environment("A", 2);
        Environment there =
                switch (difference.substring(0, 2)) {
                    case "CP" -> MadeUp.environment("B", 2);
                    case "co" -> MadeUp.environment("A", 4);
                    default -> here;
                };
        RunConfiguration usual = MadeUp.configuration("-XX:+UseG1GC");
        RunConfiguration other = new RunConfiguration(
                5,
                "1 s",
                1,
                1,
                "1 s",
                1,
                usual.jvm(),
                difference.startsWith("GC") ? List.of() : usual.jvmArgs(),
                difference.startsWith("JDK") ? "25.0.1" : "17.0.15",
                usual.vmName(),
                usual.vmVersion());
        Run base = MadeUp.run(Optional.of(here), configured(usual));
        Run head = MadeUp.run(Optional.of(there), configured(other));
        RowVerdict row = compare(Rules.DEFAULT, List.of(base), List.of(head));
        undecided(row, "the environments differ: " + difference + " (--ignore-environment judges all the same)");
        assertThat(row.slowdown()).isEqualTo(1, within(1e-4));
        RowVerdict ignored = compare(new Rules(0.05, 0.02, false, true), List.of(base), List.of(head));
        assertThat(ignored.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(ignored.reason()).endsWith("; with " + difference);
    }

    @Test
    void anEnvironmentThatIsNotKnownDiffersFromNothing() {
        Run base = MadeUp.run(Optional.of(MadeUp.environment("A", 2)), steady("avgt", 1));
        assertThat(compare(Rules.DEFAULT, List.of(base), List.of(run(steady("avgt", 1))))
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({"1.051, slower", "0.9515, faster"})
    void noVerdictIsGivenWhenARulerMoved(double ratio, String direction) {
        Run base = run(steady("avgt", 100), ruler(1));
        Run head = run(steady("avgt", 200), ruler(ratio));
        Comparison comparison =
                new Judge(Rules.DEFAULT).compare("a", List.of(base), "b", List.of(head), row -> RunNoise.given(0));
        assertThat(comparison.results())
                .allSatisfy(row -> undecided(
                        row,
                        "the machine changed: the ruler FloorBenchmark.spin got " + direction
                                + " by 5.1 % between the runs"));
        assertThat(comparison.results()).extracting(RowVerdict::slowdown).anyMatch(slowdown -> slowdown > 1.99);
    }

    @Test
    void aRulerMayMoveALittle() {
        Run base = run(steady("avgt", 100), ruler(1));
        Run head = run(steady("avgt", 200), ruler(1.049));
        Comparison comparison =
                new Judge(Rules.DEFAULT).compare("a", List.of(base), "b", List.of(head), row -> RunNoise.given(0));
        assertThat(comparison.has(Verdict.REGRESSED)).isTrue();
    }

    @Test
    void anotherProjectsBenchmarkOfTheSameNameIsNoRuler() {
        RowKey key = MadeUp.key("com.acme.FloorBenchmark.floor", "avgt");
        Run base = run(MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(scaled(1))));
        Run head = run(MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(scaled(1.5))));
        Comparison comparison =
                new Judge(Rules.DEFAULT).compare("a", List.of(base), "b", List.of(head), row -> RunNoise.given(0));
        assertThat(comparison.has(Verdict.REGRESSED)).isTrue();
    }

    @Test
    void aRulerThatScattersMeasuresNothing() {
        RowKey key = MadeUp.key("org.concurrencybench.benchmark.FloorBenchmark.loopbackEcho", "avgt");
        double[] scattered = {1, 1.3, 1.6};
        ResultRow before = MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(scattered));
        double[] moved = Arrays.stream(scattered).map(x -> 1.2 * x).toArray();
        ResultRow after = MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(moved));
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare(
                        "a",
                        List.of(run(steady("avgt", 100), before)),
                        "b",
                        List.of(run(steady("avgt", 200), after)),
                        row -> RunNoise.given(0));
        assertThat(comparison.has(Verdict.REGRESSED)).isTrue();
    }

    /** It may be the slow one that failed. */
    @Test
    void aRowThatLostAForkHasNoVerdict() {
        ResultRow whole = steady("avgt", 100);
        ResultRow torn = new ResultRow(
                whole.key(),
                whole.forks() + 2,
                whole.configuration(),
                steady("avgt", 200).primary(),
                Map.of());
        undecided(compare(whole, torn), "head: 2 of " + torn.forks() + " forks failed");
    }

    @Test
    void tooFewForksStillShowTheRatio() {
        RowVerdict three = compare(MadeUp.row("avgt", 1, 1.01, 0.99), MadeUp.row("avgt", 2, 2.02, 1.98));
        assertThat(three.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(three.slowdown()).isEqualTo(2, within(1e-9));
        assertThat(three.slowdownLow()).isBetween(1.9, 1.99);
        assertThat(three.p()).isLessThan(1e-3);
        RowVerdict one = compare(MadeUp.row("avgt", 1), MadeUp.row("avgt", 2));
        assertThat(one.slowdown()).isEqualTo(2, within(1e-9));
        assertThat(one.slowdownLow()).isNaN();
        assertThat(one.p()).isNaN();
        assertThat(one.pHolm()).isNaN();
    }

    @Test
    void onAnotherJdkARulerIsAnotherRuler() {
        RunConfiguration jdk25 = new RunConfiguration(5, "1 s", 1, 1, "1 s", 1, null, null, "25.0.1", null, null);
        RowKey key = MadeUp.key("org.concurrencybench.benchmark.FloorBenchmark.spin", "avgt");
        ResultRow moved = MadeUp.row(key, jdk25, "us/op", MadeUp.forks(scaled(2)));
        RowVerdict row = compare(new Rules(0.05, 0.02, true, true), ruler(1), moved);
        assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @ParameterizedTest
    @CsvSource({"thrpt, 1.2, faster", "avgt, 0.8333, faster", "avgt, 1.2, slower", "sample, 0.8333, faster"})
    void noVerdictIsGivenToForksThatAreNotWarm(String mode, double last, String direction) {
        RowVerdict row = compare(steady(mode, 1), climbing(mode, last));
        undecided(
                row,
                "not warm: head gets 20.0 % " + direction
                        + " from the first to the last third of a fork's iterations (more warm-up iterations, -wi)");
        undecided(compare(climbing(mode, last), steady(mode, 1)), row.reason().replace("head", "base"));
    }

    @Test
    void aSmallClimbAndAColdSingleShotAreNone() {
        assertThat(compare(steady("avgt", 1), climbing("avgt", 1.019)).reason()).doesNotContain("warm");
        assertThat(compare(steady("ss", 1), climbing("ss", 0.5)).reason()).doesNotContain("warm");
    }

    @Test
    void aWideThresholdAllowsAsMuchOfAClimb() {
        Rules rules = new Rules(0.05, 0.25, false, false);
        assertThat(compare(rules, steady("avgt", 1), climbing("avgt", 1.2)).reason())
                .doesNotContain("warm");
    }

    @Test
    void oneForkThatClimbsIsNotMost() {
        List<Fork> forks =
                new ArrayList<>(climbing("avgt", 0.5).primary().forks().subList(0, 4));
        forks.addAll(List.of(Fork.of(1, 1, 1), Fork.of(1, 1, 1), Fork.of(1, 1, 1), Fork.of(1, 1, 1)));
        ResultRow half = MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "us/op", forks);
        assertThat(compare(steady("avgt", 1), half).reason()).doesNotContain("warm");
    }

    @Test
    void itTakesFourForksASide() {
        String rest = ", and it takes 4 a side to see their scatter (-f 4 or more; ab is better still)";
        undecided(compare(MadeUp.row("avgt", 1, 1, 1), steady("avgt", 2)), "base has 3 forks" + rest);
        undecided(compare(steady("avgt", 1), MadeUp.row("avgt", 2)), "head has 1 fork" + rest);
        assertThat(compare(MadeUp.row("avgt", 1, 1, 1, 1), MadeUp.row("avgt", 2, 2, 2, 2))
                        .verdict())
                .isEqualTo(Verdict.REGRESSED);
        List<Run> singles = List.of(
                run(MadeUp.row("avgt", 1)),
                run(MadeUp.row("avgt", 1)),
                run(MadeUp.row("avgt", 1)),
                run(MadeUp.row("avgt", 1)));
        undecided(
                compare(Rules.DEFAULT, singles, List.of(run(steady("avgt", 2)))), "base has 4 runs of one fork" + rest);
    }

    @Test
    void withoutRawDataNothingIsKnownOfForks() {
        undecided(compare(MadeUp.row("avgt"), steady("avgt", 2)), "base has no raw data, so its forks are not known");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aForkWithoutAPositiveFigureIsNoVerdict(double mean) {
        undecided(
                compare(steady("avgt", 1), MadeUp.row("avgt", 1, 1, 1, mean, 1)),
                "head has a fork whose mean is " + mean + ", which has no ratio to others");
    }

    @Test
    void threeRunsASideNeedNoAssumptionAboutTheNoise() {
        List<Run> base = runs(1, 1.03, 0.97);
        List<Run> head = runs(1.3, 1.33, 1.27);
        Comparison comparison = new Judge(Rules.DEFAULT).compare("a", base, "b", head, row -> RunNoise.given(0.9));
        assertThat(comparison.results().get(0).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.results().get(0).baseForks()).isEqualTo(24);
        Comparison two =
                new Judge(Rules.DEFAULT).compare("a", base.subList(0, 2), "b", head, row -> RunNoise.given(0.9));
        assertThat(two.results().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void threeRunsThatScatterSayHowManyWouldDo() {
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare("a", runs(1, 1.05, 0.95), "b", runs(1.06, 1.1, 1.02), row -> RunNoise.DEFAULT);
        // scipy: the first n with 0.0627 / sqrt(n) * (t.ppf(0.975, n - 1) + t.ppf(0.8, n - 1)) <= 0.0586
        undecided(comparison.results().get(0), "ab with about 6 rounds would decide it, as would about 12 runs a side");
    }

    @Test
    void rowsOfOneSideAreListedAndNotJudged() {
        ResultRow old = MadeUp.row(MadeUp.key("org.x.B.old", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(1));
        ResultRow added = MadeUp.row(MadeUp.key("org.x.B.new", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(1));
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare(
                        "a",
                        List.of(run(steady("avgt", 1), old)),
                        "b",
                        List.of(run(steady("avgt", 1), added)),
                        row -> RunNoise.given(0));
        assertThat(comparison.results()).hasSize(1);
        assertThat(comparison.added()).containsExactly(added.key());
        assertThat(comparison.removed()).containsExactly(old.key());
    }

    @Test
    void modeThreadsAndParametersTellRowsApart() {
        RowKey key = MadeUp.key("org.x.B.m", "avgt");
        for (RowKey other : List.of(
                MadeUp.key("org.x.B.m", "ss"),
                new RowKey("org.x.B.m", "avgt", 2, key.params()),
                new RowKey("org.x.B.m", "avgt", 1, new TreeMap<>(Map.of("n", "1"))))) {
            ResultRow head = MadeUp.row(other, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(scaled(1)));
            Comparison comparison = new Judge(Rules.DEFAULT)
                    .compare("a", List.of(run(steady("avgt", 1))), "b", List.of(run(head)), row -> RunNoise.given(0));
            assertThat(comparison.results()).isEmpty();
        }
    }

    @Test
    void twelveTestsAreNotOneTest() {
        // p = 0.0086 alone: enough for one row, not for the best of twelve.
        double[] base = MadeUp.exp(-0.03, -0.01, 0.01, 0.03);
        double[] head = MadeUp.exp(0.04, 0.06, 0.08, 0.10);
        RowVerdict alone = compare(MadeUp.row("avgt", base), MadeUp.row("avgt", head));
        assertThat(alone.verdict()).isEqualTo(Verdict.REGRESSED);
        // scipy.stats.ttest_ind of the logarithms
        assertThat(alone.reason()).isEqualTo("7.3 % slower, more than 2 % and beyond chance (p = 0.0086 after Holm)");
        ResultRow[] bases = new ResultRow[12];
        ResultRow[] heads = new ResultRow[12];
        for (int i = 0; i < 12; i++) {
            RowKey key = MadeUp.key("org.x.B.m" + i, "avgt");
            bases[i] = MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(base));
            heads[i] = MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(i == 0 ? head : base));
        }
        Comparison comparison = new Judge(Rules.DEFAULT)
                .compare("a", List.of(run(bases)), "b", List.of(run(heads)), row -> RunNoise.given(0));
        RowVerdict first = comparison.results().get(0);
        assertThat(first.p()).isLessThan(0.05);
        assertThat(first.pHolm()).isEqualTo(12 * first.p(), within(1e-12));
        // scipy: the first n with 0.0365 / sqrt(n) * (t.ppf(1 - 0.05 / 24, n - 1) + t.ppf(0.8, n - 1)) <= 0.07
        undecided(first, "ab with about 8 rounds would decide it, as would about 8 forks a side");
        assertThat(comparison.geomeanSlowdown()).isEqualTo(Math.exp(0.07 / 12), within(1e-9));
    }

    @Test
    void pairsShareTheDrift() {
        double[] drift = {1, 1.3, 0.8, 1.1, 0.7, 1.5, 1.2, 0.9};
        double[] slower = new double[8];
        Arrays.setAll(slower, i -> drift[i] * 1.03 * STEADY[i]);
        Comparison comparison =
                new Judge(Rules.DEFAULT).pair(run(MadeUp.row("avgt", drift)), run(MadeUp.row("avgt", slower)));
        assertThat(comparison.results().get(0).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.results().get(0).slowdown()).isEqualTo(1.03, within(1e-4));
        assertThat(compare(MadeUp.row("avgt", drift), MadeUp.row("avgt", slower))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void pairsSayHowManyRoundsWouldDo() {
        double[] base = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] head = MadeUp.exp(0.01, 0.12, -0.08, 0.07, 0.03, 0.14, -0.06, 0.09);
        RowVerdict row = new Judge(Rules.DEFAULT)
                .pair(run(MadeUp.row("avgt", base)), run(MadeUp.row("avgt", head)))
                .results()
                .get(0);
        // scipy: the first n with 0.0804 / sqrt(n) * (t.ppf(0.975, n - 1) + t.ppf(0.8, n - 1)) <= 0.04
        undecided(row, "about 34 rounds would decide it");
    }

    @Test
    void aSmallChangeIsToBeToldFromTheThreshold() {
        double[] head = MadeUp.exp(0.04, -0.02, 0.03, -0.01, 0.02, 0.00, 0.03, -0.01);
        // scipy: the first n with 0.0227 / sqrt(n) * (t.ppf(0.95, n - 1) + t.ppf(0.8, n - 1)) <= ln 1.02 - 0.01
        undecided(
                pair(MadeUp.row("avgt", 1, 1, 1, 1, 1, 1, 1, 1), MadeUp.row("avgt", head)),
                "about 35 rounds would decide it");
    }

    @Test
    void forksThatDoNotPairAreNoVerdict() {
        undecided(
                pair(steady("avgt", 1), MadeUp.row("avgt", 1, 1, 1, 1, 1, 1, 1)),
                "the forks do not pair: base has 8, head has 7");
        List<Fork> failed = new ArrayList<>(steady("avgt", 1).primary().forks());
        failed.set(3, Fork.of());
        undecided(
                pair(
                        steady("avgt", 1),
                        MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), MadeUp.CONFIGURATION, "us/op", failed)),
                "head: 1 of 8 forks failed");
        undecided(
                pair(MadeUp.row("avgt", 1, 1, 1, 1, 1), MadeUp.row("avgt", 1, 1, 1, 1, 1)),
                "5 rounds are too few, expected at least 6");
    }

    private static RowVerdict pair(ResultRow base, ResultRow head) {
        return new Judge(Rules.DEFAULT).pair(run(base), run(head)).results().get(0);
    }

    private static void undecided(RowVerdict row, String reason) {
        assertThat(row.reason()).isEqualTo(reason);
        assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static RowVerdict compare(ResultRow base, ResultRow head) {
        return compare(Rules.DEFAULT, base, head);
    }

    private static RowVerdict compare(Rules rules, ResultRow base, ResultRow head) {
        return compare(rules, List.of(run(base)), List.of(run(head)));
    }

    private static RowVerdict compare(Rules rules, List<Run> base, List<Run> head) {
        return new Judge(rules)
                .compare("a", base, "b", head, row -> RunNoise.given(0))
                .results()
                .get(0);
    }

    private static Run run(ResultRow... rows) {
        return MadeUp.run(rows);
    }

    private static List<Run> runs(double... scales) {
        return DoubleStream.of(scales)
                .mapToObj(scale -> run(steady("avgt", scale)))
                .toList();
    }

    private static ResultRow steady(String mode, double scale) {
        return MadeUp.row(mode, scaled(scale));
    }

    private static double[] scaled(double scale) {
        return Arrays.stream(STEADY).map(x -> scale * x).toArray();
    }

    private static ResultRow unit(String mode, String unit, double scale) {
        return MadeUp.row(MadeUp.key("org.x.B.m", mode), MadeUp.CONFIGURATION, unit, MadeUp.forks(scaled(scale)));
    }

    private static ResultRow configured(RunConfiguration configuration) {
        return MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), configuration, "us/op", MadeUp.forks(scaled(1)));
    }

    private static ResultRow ruler(double scale) {
        RowKey key = MadeUp.key("org.concurrencybench.benchmark.FloorBenchmark.spin", "avgt");
        return MadeUp.row(key, MadeUp.CONFIGURATION, "us/op", MadeUp.forks(scaled(scale)));
    }

    /** Forks of three iterations that go from 1 to {@code last}. */
    private static ResultRow climbing(String mode, double last) {
        List<Fork> forks = Arrays.stream(STEADY)
                .mapToObj(x -> Fork.of(x, x * Math.sqrt(last), x * last))
                .toList();
        String unit = mode.equals("thrpt") ? "ops/s" : "us/op";
        return MadeUp.row(MadeUp.key("org.x.B.m", mode), MadeUp.CONFIGURATION, unit, forks);
    }
}
