package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole suites with known answers: how often the verdicts are wrong, and how often they find what is there. With
 * {@code -Dsuites=N} ({@code make simulate}) it is N suites for each figure, and the figures are printed.
 */
class SimulatedSuitesTest {
    private static final int SUITES = Integer.getInteger("suites", 500);
    private static final int ROWS = 12;
    private static final int FORKS = 8;

    /** 5 % of the suites may give a false verdict; 2 % are left to chance. */
    private static final double FALSE_SUITES = 0.07;

    /** How figures scatter if nothing changes. */
    private enum Scatter {
        PLAIN(0.02, 0.04, 0, 0, 0),
        DRIFT(0.02, 0.04, 0.03, 0, 0),
        FAR(0.02, 0.04, 0.10, 0, 0),
        BIMODAL(0.02, 0.04, 0, 0.25, 0),
        OUTLIERS(0.02, 0.04, 0, 0, 0.05),
        WARM(0.01, 0.02, 0, 0, 0),
        COLD(0.05, 0.04, 0, 0, 0);

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
    private static Comparison paired(Scatter scatter, int rounds, long seed, String mode, double cost) {
        Random random = new Random(seed);
        ResultRow[] base = new ResultRow[ROWS];
        ResultRow[] head = new ResultRow[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double[] drift = random.doubles(rounds)
                    .map(uniform -> 4 * scatter.drift * (uniform - 0.5))
                    .toArray();
            base[i] = row(i, mode, scatter, random, 0, drift);
            head[i] = row(i, mode, scatter, random, i == 0 ? cost : 0, drift);
        }
        return new Judge(Rules.DEFAULT).pair(MadeUp.run(base), MadeUp.run(head));
    }

    /** In how many of the suites something is so, as a fraction. */
    private static double share(String what, LongFunction<Comparison> suite, Predicate<Comparison> hit) {
        return share(what, SUITES, seed -> hit.test(suite.apply(seed)));
    }

    private static double share(String what, int seeds, IntPredicate hit) {
        double share = (double) IntStream.range(0, seeds).parallel().filter(hit).count() / seeds;
        if (System.getProperty("suites") != null) {
            System.out.printf(Locale.ROOT, "%6.1f %%  %s%n", 100 * share, what);
        }
        return share;
    }

    private static boolean anyChange(Comparison comparison) {
        return comparison.has(Verdict.REGRESSED) || comparison.has(Verdict.IMPROVED);
    }

    private static Predicate<Comparison> firstIs(Verdict verdict) {
        return comparison -> comparison.results().get(0).verdict() == verdict;
    }

    /** Nobody knows from two single runs that they are {@link Scatter#FAR} apart. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAR")
    void compareRaisesFewFalseAlarms(Scatter scatter) {
        for (String mode : List.of("thrpt", "avgt")) {
            assertThat(share(
                            "false suites of compare, no change, " + scatter + ", " + mode,
                            seed -> compared(scatter, seed, mode, 0, RunNoise.DEFAULT),
                            SimulatedSuitesTest::anyChange))
                    .isLessThanOrEqualTo(FALSE_SUITES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pairsRaiseFewFalseAlarms(Scatter scatter) {
        for (String mode : List.of("thrpt", "avgt")) {
            assertThat(share(
                            "false suites of ab, 8 rounds, no change, " + scatter + ", " + mode,
                            seed -> paired(scatter, FORKS, seed, mode, 0),
                            SimulatedSuitesTest::anyChange))
                    .isLessThanOrEqualTo(FALSE_SUITES);
        }
    }

    @Test
    void noiseThatIsKnownToBeSmallRaisesFewFalseAlarms() {
        assertThat(share(
                        "false suites of compare --run-noise 0, no change, PLAIN",
                        seed -> compared(Scatter.PLAIN, seed, "avgt", 0, RunNoise.given(0)),
                        SimulatedSuitesTest::anyChange))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }

    @Test
    void learnedNoiseRaisesFewFalseAlarms() {
        assertThat(share(
                        "false suites of compare with noise learned from 5 runs, no change, DRIFT",
                        SimulatedSuitesTest::withLearnedNoise,
                        SimulatedSuitesTest::anyChange))
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

    /** As many runs on both sides, few against many, and sides with fewer than three, which cannot show their scatter alone. */
    @ParameterizedTest
    @CsvSource({"4, 4, DRIFT", "3, 10, DRIFT", "3, 20, DRIFT", "20, 3, DRIFT", "20, 1, FAR", "2, 10, FAR"})
    void severalRunsRaiseFewFalseAlarms(int baseRuns, int headRuns, Scatter scatter) {
        assertThat(share(
                        "false suites of compare, " + baseRuns + " runs against " + headRuns + ", no change, "
                                + scatter,
                        seed -> {
                            Random random = new Random(seed);
                            List<Run> runs = IntStream.range(0, baseRuns + headRuns)
                                    .mapToObj(i -> run(scatter, random, "thrpt", 0))
                                    .toList();
                            return new Judge(Rules.DEFAULT)
                                    .compare(
                                            "a",
                                            runs.subList(0, baseRuns),
                                            "b",
                                            runs.subList(baseRuns, runs.size()),
                                            row -> RunNoise.DEFAULT);
                        },
                        SimulatedSuitesTest::anyChange))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN,     8, 1.10, 0.95, 1",
        "WARM,      8, 1.05, 0.90, 1",
        "WARM,     15, 1.03, 0.90, 1",
        "DRIFT,     8, 1.10, 0.95, 1",
        "COLD,      8, 1.05, 0,    0.15", // precision is power
    })
    void pairsFindASlowdown(Scatter scatter, int rounds, double slowdown, double least, double most) {
        for (String mode : List.of("thrpt", "avgt")) {
            assertThat(share(
                            String.format(
                                    Locale.ROOT,
                                    "found by ab, %d rounds, %.0f %% slower, %s, %s",
                                    rounds,
                                    100 * (slowdown - 1),
                                    scatter,
                                    mode),
                            seed -> paired(scatter, rounds, seed, mode, Math.log(slowdown)),
                            firstIs(Verdict.REGRESSED)))
                    .isBetween(least, most);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void eightPairsFindAnImprovement(String mode) {
        assertThat(share(
                        "found by ab, 8 rounds, 10 % faster, PLAIN, " + mode,
                        seed -> paired(Scatter.PLAIN, FORKS, seed, mode, -Math.log(1.10)),
                        firstIs(Verdict.IMPROVED)))
                .isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrpt", "avgt"})
    void singleRunsFindALargeSlowdownAndLeaveASmallOneOpen(String mode) {
        assertThat(share(
                        "found by compare, two single runs, 25 % slower, PLAIN, " + mode,
                        seed -> compared(Scatter.PLAIN, seed, mode, Math.log(1.25), RunNoise.DEFAULT),
                        firstIs(Verdict.REGRESSED)))
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(
                        "INCONCLUSIVE by compare with the way out, two single runs, 5 % slower, PLAIN, " + mode,
                        seed -> compared(Scatter.PLAIN, seed, mode, Math.log(1.05), RunNoise.DEFAULT),
                        firstIs(Verdict.INCONCLUSIVE)
                                .and(comparison ->
                                        comparison.results().get(0).reason().contains("ab with about"))))
                .isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.10})
    void whatGotSlowerIsNeverCalledFasterNorUnchanged(double slowdown) {
        assertThat(share(
                        String.format(
                                Locale.ROOT, "called IMPROVED or UNCHANGED, %.0f %% slower", 100 * (slowdown - 1)),
                        seed -> paired(Scatter.PLAIN, FORKS, seed, "thrpt", Math.log(slowdown)),
                        firstIs(Verdict.IMPROVED).or(firstIs(Verdict.UNCHANGED))))
                .isLessThanOrEqualTo(0.01);
    }

    /** The changes of the first of several rows, whose level rises by {@code step} from one run on, and falls again. */
    private static List<ChangePoint> changes(
            long seed, int rows, int runs, int from, int to, double step, double scatter) {
        Random random = new Random(seed);
        Map<Integer, double[]> series = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            double height = row == 0 ? step : 0;
            double[] costs = new double[runs];
            Arrays.setAll(costs, run -> (run >= from && run < to ? height : 0) + scatter * random.nextGaussian());
            series.put(row, costs);
        }
        return new ChangePoints(Rules.DEFAULT).of(series).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 60, 30, 60, 1.05, 0.02, 0.95",
        "50, 60, 30, 60, 1.05, 0.03, 0.90",
        "50, 40, 30, 40, 1.10, 0.03, 0.95",
        "76, 40, 35, 40, 1.05, 0.02, 0.50",
        " 1, 30, 15, 25, 0.90, 0.01, 0.90",
        " 1, 40, 15, 25, 0.90, 0.01, 0.30", // found once it has lasted for longer
        " 1, 50, 15, 25, 0.90, 0.01, 0.90",
    })
    void historyFindsAStep(int rows, int runs, int from, int to, double ratio, double scatter, double least) {
        assertThat(share(
                        String.format(
                                Locale.ROOT,
                                "found by history, %d rows, %d runs, %.0f %% slower in runs %d to %d, runs by %.0f %%",
                                rows,
                                runs,
                                100 * (ratio - 1),
                                from + 1,
                                to,
                                100 * scatter),
                        SUITES / 5,
                        seed -> isStep(
                                changes(seed, rows, runs, from, to, Math.log(ratio), scatter),
                                from,
                                to < runs ? 2 : 1,
                                ratio > 1)))
                .isGreaterThanOrEqualTo(least);
    }

    /** Whether the changes are the step, near its place, and its end if that is among the runs. */
    private static boolean isStep(List<ChangePoint> changes, int from, int number, boolean slower) {
        return changes.size() >= number
                && Math.abs(changes.get(0).index() - from) <= 5
                && changes.get(0).slowdown() > 1 == slower;
    }

    @Test
    void historyRaisesFewFalseAlarms() {
        assertThat(share("false histories of one row, 40 runs, no change", SUITES, seed -> !changes(
                                seed, 1, 40, 40, 40, 0, 0.1)
                        .isEmpty()))
                .isLessThanOrEqualTo(FALSE_SUITES);
    }
}
