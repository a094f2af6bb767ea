package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole suites with known answers: how often the verdicts are wrong, and how often they find what is there. */
class SimulatedSuitesTest {
    private static final int SUITES = 500;
    private static final int ROWS = 12;
    private static final int FORKS = 8;

    /** 5 % of the suites may give a false verdict; 2 % are left to chance. */
    private static final double FALSE_SUITES = 0.07;

    /** How figures scatter if nothing changes. */
    private enum Scatter {
        PLAIN(0.02, 0.04, 0, 0, 0),
        DRIFT(0.02, 0.04, 0.03, 0, 0),
        BIMODAL(0.02, 0.04, 0, 0.25, 0),
        OUTLIERS(0.02, 0.04, 0, 0, 0.05),
        WARM(0.01, 0.02, 0, 0, 0);

        private final double fork;
        private final double iteration;
        private final double drift;
        private final double slowForks;
        private final double outliers;

        Scatter(double fork, double iteration, double drift, double slowForks, double outliers) {
            this.fork = fork;
            this.iteration = iteration;
            this.drift = drift;
            this.slowForks = slowForks;
            this.outliers = outliers;
        }
    }

    /** One row: the cost of each iteration, with {@code drift} added to the logarithms of a fork's. */
    private static ResultRow row(int number, String mode, Scatter scatter, Random random, double cost, double[] drift) {
        List<Fork> forks = new ArrayList<>();
        for (double shared : drift) {
            double fork = cost + shared + scatter.fork * random.nextGaussian();
            if (random.nextDouble() < scatter.slowForks) {
                fork += Math.log(1.15);
            }
            double[] iterations = new double[5];
            for (int i = 0; i < iterations.length; i++) {
                double log = fork + scatter.iteration * random.nextGaussian();
                if (random.nextDouble() < scatter.outliers) {
                    log += Math.log(1.5);
                }
                iterations[i] = Math.exp(mode.equals("thrpt") ? -log : log);
            }
            forks.add(Fork.of(iterations));
        }
        String unit = mode.equals("thrpt") ? "ops/s" : "us/op";
        return MadeUp.row(MadeUp.key("org.x.B.m" + number, mode), MadeUp.CONFIGURATION, unit, forks);
    }

    private static Run run(Scatter scatter, Random random, String mode, double firstRowsCost) {
        return MadeUp.run(IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    double[] drift = new double[FORKS];
                    Arrays.fill(drift, scatter.drift * random.nextGaussian());
                    return row(i, mode, scatter, random, i == 0 ? firstRowsCost : 0, drift);
                })
                .toArray(ResultRow[]::new));
    }

    /** Two single runs, with a drift of their own each. */
    private static Comparison compared(Scatter scatter, long seed, String mode, double cost, RunNoise noise) {
        Random random = new Random(seed);
        List<Run> base = List.of(run(scatter, random, mode, 0));
        List<Run> head = List.of(run(scatter, random, mode, cost));
        return new Judge(Rules.DEFAULT).compare("base", base, "head", head, row -> noise);
    }

    /** Rounds of both sides: what drifts, drifts from round to round and for both. */
    private static Comparison paired(Scatter scatter, long seed, String mode, double cost) {
        Random random = new Random(seed);
        ResultRow[] base = new ResultRow[ROWS];
        ResultRow[] head = new ResultRow[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double[] drift = random.doubles(FORKS)
                    .map(uniform -> 4 * scatter.drift * (uniform - 0.5))
                    .toArray();
            base[i] = row(i, mode, scatter, random, 0, drift);
            head[i] = row(i, mode, scatter, random, i == 0 ? cost : 0, drift);
        }
        return new Judge(Rules.DEFAULT).pair(MadeUp.run(base), MadeUp.run(head));
    }

    private static double share(LongFunction<Comparison> suite, Predicate<Comparison> hit) {
        IntPredicate counted = seed -> hit.test(suite.apply(seed));
        return (double) IntStream.range(0, SUITES).parallel().filter(counted).count() / SUITES;
    }

    private static boolean anyChange(Comparison comparison) {
        return comparison.has(Verdict.REGRESSED) || comparison.has(Verdict.IMPROVED);
    }

    private static Verdict first(Comparison comparison) {
        return comparison.results().get(0).verdict();
    }

    @ParameterizedTest
    @EnumSource
    void compareRaisesFewFalseAlarms(Scatter scatter) {
        for (String mode : List.of("thrpt", "avgt")) {
            assertThat(share(
                            seed -> compared(scatter, seed, mode, 0, RunNoise.DEFAULT), SimulatedSuitesTest::anyChange))
                    .isLessThanOrEqualTo(FALSE_SUITES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pairsRaiseFewFalseAlarms(Scatter scatter) {
        for (String mode : List.of("thrpt", "avgt")) {
            assertThat(share(seed -> paired(scatter, seed, mode, 0), SimulatedSuitesTest::anyChange))
                    .isLessThanOrEqualTo(FALSE_SUITES);
        }
    }

    @Test
    void noiseThatIsKnownToBeSmallRaisesFewFalseAlarms() {
        assertThat(share(
                        seed -> compared(Scatter.PLAIN, seed, "avgt", 0, RunNoise.given(0)),
                        SimulatedSuitesTest::anyChange))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }

    @Test
    void learnedNoiseRaisesFewFalseAlarms() {
        assertThat(share(SimulatedSuitesTest::withLearnedNoise, SimulatedSuitesTest::anyChange))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }

    private static Comparison withLearnedNoise(long seed) {
        Random random = new Random(seed);
        List<Run> repeated = IntStream.range(0, RunNoise.LEARNED_FROM)
                .mapToObj(i -> run(Scatter.DRIFT, random, "avgt", 0))
                .toList();
        List<Run> base = List.of(run(Scatter.DRIFT, random, "avgt", 0));
        List<Run> head = List.of(run(Scatter.DRIFT, random, "avgt", 0));
        return new Judge(Rules.DEFAULT).compare("base", base, "head", head, new LearnedNoise(List.of(repeated)));
    }

    @Test
    void severalRunsRaiseFewFalseAlarms() {
        assertThat(share(
                        seed -> {
                            Random random = new Random(seed);
                            List<Run> runs = IntStream.range(0, 8)
                                    .mapToObj(i -> run(Scatter.DRIFT, random, "thrpt", 0))
                                    .toList();
                            return new Judge(Rules.DEFAULT)
                                    .compare("a", runs.subList(0, 4), "b", runs.subList(4, 8), row -> RunNoise.DEFAULT);
                        },
                        SimulatedSuitesTest::anyChange))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void eightPairsFindTenPercent(String mode) {
        assertThat(share(
                        seed -> paired(Scatter.PLAIN, seed, mode, Math.log(1.10)),
                        comparison -> first(comparison) == Verdict.REGRESSED))
                .isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void eightWarmPairsFindFivePercent(String mode) {
        assertThat(share(
                        seed -> paired(Scatter.WARM, seed, mode, Math.log(1.05)),
                        comparison -> first(comparison) == Verdict.REGRESSED))
                .isGreaterThanOrEqualTo(0.90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void eightPairsFindAnImprovement(String mode) {
        assertThat(share(
                        seed -> paired(Scatter.PLAIN, seed, mode, -Math.log(1.10)),
                        comparison -> first(comparison) == Verdict.IMPROVED))
                .isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void singleRunsFindALargeSlowdownAndLeaveASmallOneOpen(String mode) {
        assertThat(share(
                        seed -> compared(Scatter.PLAIN, seed, mode, Math.log(1.25), RunNoise.DEFAULT),
                        comparison -> first(comparison) == Verdict.REGRESSED))
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(
                        seed -> compared(Scatter.PLAIN, seed, mode, Math.log(1.05), RunNoise.DEFAULT),
                        comparison -> first(comparison) == Verdict.INCONCLUSIVE
                                && comparison.results().get(0).reason().contains("ab with about")))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void whatGotSlowerIsNeverCalledFasterNorUnchanged() {
        for (double cost : new double[] {Math.log(1.05), Math.log(1.10)}) {
            assertThat(share(
                            seed -> paired(Scatter.PLAIN, seed, "thrpt", cost),
                            comparison ->
                                    first(comparison) == Verdict.IMPROVED || first(comparison) == Verdict.UNCHANGED))
                    .isLessThanOrEqualTo(0.01);
        }
    }
}
