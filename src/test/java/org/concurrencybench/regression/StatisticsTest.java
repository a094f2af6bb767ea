package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each formula against values that other people or other programs computed; "scipy" is scipy 1.17. */
class StatisticsTest {
    private static final double[][] RUNS = {
        {0.01, 0.03, 0.02, 0.00},
        {0.05, 0.04, 0.06, 0.07},
        {-0.02, 0.00, -0.01, 0.01},
        {0.03, 0.02, 0.05, 0.02},
        {0.00, -0.01, 0.01, 0.03}
    };

    private static final double[][] FAR = {{0.01, 0.03}, {0.25, 0.23}, {0.12, 0.10}, {0.31, 0.30}, {0.05, 0.08}};

    @ParameterizedTest
    @CsvSource({
        "0.975, 10,       2.228", // printed tables
        "0.95,  4,        2.132", // printed tables
        "0.995, 7,        3.499", // printed tables
        "0.975, Infinity, 1.960", // printed tables of the normal distribution
        "0.975, 2.5,      3.5746548420036817", // scipy.stats.t.ppf
        "0.975, 123.4,    1.9793749463174197", // scipy.stats.t.ppf
    })
    void quantilesOfStudentsT(double probability, double degrees, double expected) {
        assertThat(StudentT.quantile(probability, degrees)).isEqualTo(expected, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "2.228, 10,  0.02500588590855566", // scipy.stats.t.sf
        "3.1,   4.7, 0.014582807110575368",
        "12,    7,   3.179155189092549e-06",
        "50,    9,   1.2844764554373988e-12",
        "0,     3,   0.5",
    })
    void tailsOfStudentsT(double t, double degrees, double expected) {
        assertThat(StudentT.upperTail(t, degrees)).isEqualTo(expected, within(1e-6 * expected));
    }

    @Test
    void welch() {
        double[] base = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        double[] head = {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8};
        Estimate estimate = Estimate.welch(Sample.of(base), Sample.of(head));
        // scipy.stats.ttest_ind(head, base, equal_var=False)
        assertThat(estimate.change() / estimate.standardError()).isEqualTo(2.878402952292628, within(1e-9));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(21.229610191132636, within(1e-9));
        assertThat(estimate.p()).isEqualTo(0.008929836466237332, within(1e-9));
        assertThat(estimate.change() - estimate.halfWidth(0.05)).isEqualTo(0.7851580534958824, within(1e-6));
        assertThat(estimate.change() + estimate.halfWidth(0.05)).isEqualTo(4.8637308353930155, within(1e-6));
    }

    @Test
    void pairsAsInStudentsOwnExample() {
        // The additional hours of sleep of ten patients (Student, 1908, table on page 20).
        Estimate estimate = Estimate.paired(Sample.of(1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4));
        assertThat(estimate.change()).isEqualTo(1.58, within(1e-12));
        assertThat(estimate.change() / estimate.standardError()).isEqualTo(4.062127683382037, within(1e-9));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(9);
        assertThat(estimate.p()).isEqualTo(0.002832890197384273, within(1e-9));
        assertThat(estimate.change() - estimate.halfWidth(0.05)).isEqualTo(0.7001142367230174, within(1e-6));
    }

    @Test
    void twoOneSidedTests() {
        // The larger p of scipy.stats.ttest_1samp with alternative greater than -ln 1.02 and less than ln 1.02.
        Sample differences = Sample.of(0.004, -0.003, 0.006, 0.001, -0.002, 0.005, 0.0, 0.003);
        assertThat(Estimate.paired(differences).equivalenceP(Math.log(1.02)))
                .isEqualTo(5.50219847603698e-07, within(1e-12));
    }

    @Test
    void anEstimateWithoutScatterIsCertain() {
        assertThat(new Estimate(0.03, 0, 7).p()).isZero();
        assertThat(new Estimate(0, 0, 7).p()).isEqualTo(1);
        assertThat(new Estimate(0.03, 0, 7).equivalenceP(0.02)).isEqualTo(1);
        assertThat(new Estimate(-0.01, 0, 7).equivalenceP(0.02)).isZero();
        assertThat(new Estimate(0.03, 0, 7).halfWidth(0.05)).isZero();
    }

    @Test
    void holm() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
        assertThat(Holm.adjust()).isEmpty();
    }

    @Test
    void noiseIsLearnedFromWhatForksDoNotExplain() {
        // numpy: the variance of the run means less a quarter of the mean variance within runs.
        RunNoise noise = learned();
        assertThat(noise.variance()).isEqualTo(0.00048291666666666676, within(1e-12));
        assertThat(noise.error()).isEqualTo(0.00037696939653760484, within(1e-12));
        assertThat(noise).hasToString("2.2 % (learned from 5 runs)");
    }

    @Test
    void whereRunsDifferNoMoreThanForksManyForksStillFindAChange() {
        List<ResultRow> like = List.of(
                MadeUp.row("avgt", 1, 1.02),
                MadeUp.row("avgt", 1.02, 1),
                MadeUp.row("avgt", 1, 1.02),
                MadeUp.row("avgt", 1.02, 1),
                MadeUp.row("avgt", 1, 1.02));
        RunNoise noise = RunNoise.learned(like);
        assertThat(noise.variance()).isZero();
        assertThat(noise.error()).isPositive();

        double[] base = IntStream.range(0, 100).mapToDouble(i -> 0.01 * (i % 2)).toArray();
        double[] head = Arrays.stream(base).map(cost -> cost + 0.1).toArray();
        Estimate estimate = new IndependentRuns(noise).estimate(List.of(base), List.of(head));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(1);
        assertThat(estimate.p()).isLessThan(0.01);
        assertThat(new IndependentRuns(noise)
                        .wayOut(List.of(base), List.of(head), new Question(0.1, 0.05, Double.POSITIVE_INFINITY)))
                .startsWith("ab with")
                .doesNotContain("forks a side");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0.032390842327217534, 3.857285459904452, 0.28675152404411985, 0.0912589564268819",
        "false, 0.043397388554305125, 3064.56,           0.3567500971337034,  0.08509092548829904",
    })
    void singleRunsCarryTheNoiseBetweenRuns(boolean learned, double error, double degrees, double p, double halfWidth) {
        RunNoise noise = learned ? learned() : RunNoise.DEFAULT;
        Estimate estimate = new IndependentRuns(noise).estimate(List.of(RUNS[0]), List.of(RUNS[1]));
        // By hand in numpy after the formula, quantiles from scipy.
        assertThat(estimate.change()).isEqualTo(0.04, within(1e-12));
        assertThat(estimate.standardError()).isEqualTo(error, within(1e-12));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(degrees, within(1e-6 * degrees));
        assertThat(estimate.p()).isEqualTo(p, within(1e-7));
        assertThat(estimate.halfWidth(0.05)).isEqualTo(halfWidth, within(1e-6));
    }

    @Test
    void twoRunsAgainstOneShareTheNoiseAccordingly() {
        Estimate estimate = new IndependentRuns(RunNoise.DEFAULT).estimate(List.of(RUNS[0], RUNS[2]), List.of(RUNS[1]));
        assertThat(estimate.change()).isEqualTo(0.05, within(1e-12));
        assertThat(estimate.standardError()).isEqualTo(0.037583240945932274, within(1e-12));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(3064.56, within(1e-3));
    }

    @Test
    void threeRunsASideShowTheirNoiseThemselves() {
        Estimate estimate = new IndependentRuns(RunNoise.given(0.5))
                .estimate(List.of(RUNS[0], RUNS[2], RUNS[4]), List.of(RUNS[1], RUNS[3], RUNS[4]));
        // scipy.stats.ttest_ind of the run means, equal_var=False
        assertThat(estimate.change() / estimate.standardError()).isEqualTo(1.6770509831248421, within(1e-9));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(2.7003507291474382, within(1e-9));
        assertThat(estimate.p()).isEqualTo(0.2021251303585329, within(1e-7));
    }

    /** Of Welch's and Student's test in scipy (ttest_ind with equal_var=False and True) the one with the larger p. */
    @Test
    void whereOneSideHasFewRunsTheMoreCautiousTestDecides() {
        Sample many = Sample.of(0.05, 0.03, 0.06, 0.02, 0.04, 0.07, 0.01, 0.05);
        Estimate alike = Estimate.cautious(Sample.of(0.010, 0.012, 0.011), many);
        assertThat(alike.degreesOfFreedom()).isEqualTo(9);
        assertThat(alike.change() / alike.standardError()).isEqualTo(2.493702051595551, within(1e-9));
        assertThat(alike.p()).isEqualTo(0.03421355552365735, within(1e-7)); // Welch: 0.0039

        Sample steady = Sample.of(0.05, 0.051, 0.049, 0.05, 0.052, 0.048, 0.05, 0.05);
        Estimate scattered = Estimate.cautious(Sample.of(0, 0.09, -0.06), steady);
        assertThat(scattered.degreesOfFreedom()).isEqualTo(2.000375952467494, within(1e-9));
        assertThat(scattered.p()).isEqualTo(0.4556713136245813, within(1e-7)); // Student: 0.13
    }

    @Test
    void runsThatScatterMoreThanAssumedShowIt() {
        List<List<double[]>> sides = List.of(List.of(FAR[0], FAR[1], FAR[2]), List.of(FAR[3], FAR[4]));
        RunNoise seen = RunNoise.DEFAULT.orSeen(sides);
        // numpy: the pooled variance of the run means on both sides, less half the mean variance within runs
        assertThat(seen.variance()).isEqualTo(0.017645555555555557, within(1e-12));
        assertThat(seen).hasToString("13.3 % (as these runs show)");
        assertThat(RunNoise.given(0.01).orSeen(sides)).as("given").isEqualTo(RunNoise.given(0.01));
        assertThat(RunNoise.DEFAULT.orSeen(List.of(sides.get(0), List.of(FAR[3]))))
                .as("two degrees of freedom")
                .isSameAs(RunNoise.DEFAULT);
        assertThat(RunNoise.DEFAULT.orSeen(List.of(List.of(RUNS[0], RUNS[2], RUNS[4]), List.of(RUNS[1], RUNS[3]))))
                .as("less than 3 %")
                .isSameAs(RunNoise.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.02,  8,  0,    0.023163232674745889",
        "0.02,  15, 0.01, 0.015567405985737692",
        "0.014, 8,  0.01, 0.016214262872322124",
        "0.014, 8,  0.02, 0.024435120463469035", // margin + s / sqrt(n) * t.ppf(0.8, n - 1)
    })
    void theSmallestChangeThatIsFound(double deviation, int size, double margin, double expected) {
        // s / sqrt(n) * (t * (1 - 1 / (4 df)) + norm.ppf(0.8) * sqrt(1 + t^2 / (2 df))) in scipy, t = t.ppf(0.975, df)
        assertThat(Power.detectable(deviation, size, 0.025, margin)).isEqualTo(expected, within(1e-8));
    }

    /** The noncentralities for which 1 - nct.cdf(t.ppf(1 - alpha, df), df, nc) is 0.8 in scipy. */
    @ParameterizedTest
    @CsvSource({"8, 0.025, 3.2697621494", "8, 0.00208333333, 5.2686886103", "15, 0.000625, 5.0065704459"})
    void theSmallestChangeIsFoundAsOftenAsItSays(int size, double alpha, double expected) {
        assertThat(Power.detectable(Math.sqrt(size), size, alpha, 0)).isCloseTo(expected, withinPercentage(0.5));
    }

    @Test
    void theNumberThatFindsAChange() {
        // Counted upwards in scipy until the smallest change that is found is small enough.
        assertThat(needed(0.02, 0, 0.01)).hasValue(34);
        assertThat(needed(0.03, 0.0002, 0.05)).hasValue(14);
        assertThat(needed(0.02, 0, 0.0001)).isEmpty();
        assertThat(needed(0.001, 0.0018, 0.05)).isEmpty();
        assertThat(needed(0, 0, 0.05)).hasValue(2);
    }

    @Test
    void theNumberThatMeasuresAChangeBeyondTheThreshold() {
        // 0.02 / √13 × 0.8726, the t of 12 degrees of freedom that four of five lie below, is 0.0048; with 12 it is
        // 0.0051.
        assertThat(Power.needed(0.02, 0, new Question(0.025, 0.025, 0.005))).hasValue(13);
        assertThat(needed(0.02, 0, 0.025)).hasValue(8);
    }

    private static OptionalInt needed(double deviation, double fixedVariance, double change) {
        return Power.needed(deviation, fixedVariance, new Question(change, 0.025, Double.POSITIVE_INFINITY));
    }

    private static RunNoise learned() {
        return RunNoise.learned(Arrays.stream(RUNS)
                .map(run -> MadeUp.row("avgt", MadeUp.exp(run)))
                .toList());
    }
}
