package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {
    private static final ChangePointSearch SEARCH = new ChangePointSearch(ChangePoints.PERMUTATIONS, 42);

    @Test
    void theLargestSplitAndItsProbability() {
        // Python went through all 40,320 orders: 1,440 of them split as well; 9,999 of them miss that by 0.2 points.
        ChangePoint point = SEARCH.find(1.0, 1.3, 0.8, 1.1, 1.25, 1.9, 2.2, 1.6).orElseThrow();
        assertThat(point.index()).isEqualTo(5);
        assertThat(point.p()).isEqualTo(1 / 28.0, within(0.006));
        assertThat(point.change().change()).isEqualTo(1.9 - 1.09, within(1e-12));
        // scipy: exp of ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
        assertThat(point.slowdown()).isEqualTo(Math.exp(0.81), within(1e-12));
        assertThat(point.slowdownLow(Rules.DEFAULT)).isEqualTo(1.2229997714469707, within(1e-6));
        assertThat(point.slowdownHigh(Rules.DEFAULT)).isEqualTo(4.131718120098576, within(1e-6));
    }

    @Test
    void aDoubtfulSplit() {
        ChangePoint point = SEARCH.find(1.0, 1.3, 0.8, 1.1, 1.25, 1.9, 1.2, 1.6).orElseThrow();
        assertThat(point.index()).isEqualTo(5);
        // 6,192 of them, and 500 hits know that to 4.5 % of it.
        assertThat(point.p()).isEqualTo(6_192 / 40_320.0, within(0.012));
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        double[] series = {1.0, 1.3, 0.8, 1.1, 1.25, 1.9, 1.2, 1.6};
        assertThat(SEARCH.find(series)).isEqualTo(SEARCH.find(series));
    }

    @Test
    void aLevelFarFromZeroHidesNothing() {
        double[] near = {1.0, 1.3, 0.8, 1.1, 1.25, 1.9, 2.2, 1.6};
        double[] far = Arrays.stream(near).map(x -> 1e6 + x).toArray();
        assertThat(SEARCH.find(far).orElseThrow().index()).isEqualTo(5);
        assertThat(SEARCH.find(far).orElseThrow().p())
                .isEqualTo(SEARCH.find(near).orElseThrow().p());
    }

    @Test
    void shortSeriesAndConstantOnesHaveNoChange() {
        assertThat(SEARCH.find(1, 1, 1, 1, 2, 2, 2)).isEmpty();
        assertThat(SEARCH.find(1, 1, 1, 1, 1, 1, 1, 1, 1)).isEmpty();
    }

    @Test
    void aStepWithoutScatterIsFound() {
        ChangePoint point =
                SEARCH.find(1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2).orElseThrow();
        assertThat(point.index()).isEqualTo(8);
        // Two of the 12,870 ways to place the eight twos split like this; hits among 9,999 are few.
        assertThat(point.p()).isLessThan(0.002);
    }

    @Test
    void noMoreIsShuffledThanItTakesToKnowThatThereIsNoChange() {
        // All of these would take minutes.
        ChangePoint point = new ChangePointSearch(Integer.MAX_VALUE, 42)
                .find(1.0, 1.3, 0.8, 1.1, 1.25, 1.9, 1.2, 1.6)
                .orElseThrow();
        assertThat(point.p()).isEqualTo(6_192 / 40_320.0, within(0.025));
    }

    @Test
    void whatNoShufflingReachesIsAsProbableAsOneInAllOfThem() {
        double[] step = new double[60];
        Arrays.fill(step, 30, 60, 1);
        assertThat(SEARCH.find(step).orElseThrow().p()).isEqualTo(1e-4);
    }

    @Test
    void bothStepsOfAStaircaseAreFoundWhereTheyAre() {
        SplittableRandom random = new SplittableRandom(7);
        double[] series = new double[45];
        for (int i = 0; i < series.length; i++) {
            series[i] = (i < 15 ? 0 : i < 30 ? 0.05 : 0.15) + 0.01 * random.nextGaussian();
        }
        List<ChangePoint> points =
                new ChangePoints(Rules.DEFAULT).of(Map.of("a", series)).get("a");
        assertThat(points).extracting(ChangePoint::index).containsExactly(15, 30);
        assertThat(points.get(0).change().change()).isEqualTo(0.05, within(0.01));
        assertThat(points.get(1).change().change()).isEqualTo(0.10, within(0.01));
    }

    @Test
    void aStepBelowTheThresholdIsNoChange() {
        double[] series = new double[40];
        Arrays.fill(series, 20, 40, 0.015);
        for (int i = 0; i < series.length; i++) {
            series[i] += 1e-4 * (i % 3);
        }
        assertThat(new ChangePoints(Rules.DEFAULT).of(Map.of("a", series)).get("a"))
                .isEmpty();
    }

    @Test
    void whatIsReportedIsLargerThanTheThresholdWhateverWasFoundBesideIt() {
        ChangePoints points = new ChangePoints(Rules.DEFAULT, 999);
        SplittableRandom random = new SplittableRandom(11);
        List<ChangePoint> found = new ArrayList<>();
        for (int history = 0; history < 1_000; history++) {
            double step = random.nextDouble(0.02, 0.12);
            int at = random.nextInt(10, 50);
            double[] series = new double[60];
            for (int i = 0; i < series.length; i++) {
                series[i] = (i < at ? 0 : step) + 0.03 * random.nextGaussian();
            }
            found.addAll(points.of(Map.of("a", series)).get("a"));
        }
        assertThat(found).hasSizeGreaterThan(800).allSatisfy(point -> assertThat(
                        Math.abs(point.change().change()))
                .isGreaterThan(Rules.DEFAULT.margin()));
    }

    @Test
    void flatHistoriesRaiseNoMoreAlarmsThanAllowed() {
        ChangePoints points = new ChangePoints(Rules.DEFAULT, 999);
        RandomGenerator random = new SplittableRandom(3);
        int alarms = 0;
        for (int suite = 0; suite < 300; suite++) {
            Map<Integer, double[]> series = new LinkedHashMap<>();
            for (int key = 0; key < 6; key++) {
                series.put(key, random.doubles(20).map(x -> 0.2 * x).toArray());
            }
            boolean alarm = points.of(series).values().stream().anyMatch(found -> !found.isEmpty());
            alarms += alarm ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(21); // 5 % and 2 points of chance
    }

    @Test
    void aStepThatIsSmallBesideTheScatterIsFoundAmongManyRows() {
        SplittableRandom random = new SplittableRandom(5);
        Map<Integer, double[]> series = new LinkedHashMap<>();
        for (int key = 0; key < 50; key++) {
            double step = key < 10 ? Math.log(1.05) : 0;
            double[] runs = new double[60];
            Arrays.setAll(runs, run -> (run < 30 ? 0 : step) + 0.03 * random.nextGaussian());
            series.put(key, runs);
        }
        Map<Integer, List<ChangePoint>> found = new ChangePoints(Rules.DEFAULT).of(series);
        assertThat(found.entrySet().stream()
                        .filter(row -> !row.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(found.values().stream().flatMap(List::stream))
                .allSatisfy(change -> assertThat(change.index()).isBetween(24, 36));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 10, 40, 42, 72, 76, 85, 110})
    void aStepInTheMiddleIsFoundAsSoonAsThereAreEnoughRuns(int rows) {
        ChangePoints points = new ChangePoints(Rules.DEFAULT);
        SplittableRandom random = new SplittableRandom(3);
        Map<Integer, double[]> series = new LinkedHashMap<>();
        for (int key = 0; key < rows; key++) {
            double step = key == 0 ? Math.log(2) : 0;
            double[] runs = new double[points.least(rows)];
            Arrays.setAll(runs, run -> (run < runs.length / 2 ? 0 : step) + 0.005 * random.nextGaussian());
            series.put(key, runs);
        }
        assertThat(points.of(series).get(0)).extracting(ChangePoint::index).containsExactly(points.least(rows) / 2);
    }
}
