package org.concurrencybench.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All changes of level in several series: one at a time, then the same again in both parts (Vostrikova, 1981). */
final class ChangePoints {
    /** How many shuffled series each one is held against, at least. */
    static final int PERMUTATIONS = 9_999;

    private static final long SEED = 20_260_101;

    /** By how much a probability that is drawn may be too large. */
    private static final double MARGIN_OF_SHUFFLING = 1.5;

    private final Rules rules;
    private final int permutations;

    /** Changes that are larger than the threshold of the rules and proven at their level. */
    ChangePoints(Rules rules) {
        this(rules, PERMUTATIONS);
    }

    ChangePoints(Rules rules, int permutations) {
        this.rules = rules;
        this.permutations = permutations;
    }

    /**
     * How many figures each of some series needs: with fewer not even a step in the middle, beyond all scatter, is sure to
     * be beyond chance for all of them. Of all orders of n figures two of C(n, n/2) split them like that, and since their
     * share is not computed but drawn, it must be well below what is asked.
     */
    int least(int series) {
        int least = ChangePointSearch.LEAST_SERIES;
        double orders = 70; // C(8, 4)
        while (MARGIN_OF_SHUFFLING * 2 * series / orders >= rules.alpha()) {
            least++;
            int half = (least + 1) / 2;
            orders = orders * least / half;
        }
        return least;
    }

    /** A part of a series whose changes are still to be found: from the first figure to behind the last. */
    private record Part<K>(K key, int from, int to) {}

    /**
     * Finds the changes of each series, in the order of time. Holm's adjustment runs over the series, and then over the
     * parts into which they fell.
     *
     * @param series figures by key, each in the order of time, as logarithms
     */
    <K> Map<K, List<ChangePoint>> of(Map<K, double[]> series) {
        Map<K, List<ChangePoint>> found = new LinkedHashMap<>();
        List<Part<K>> level = new ArrayList<>();
        series.forEach((key, values) -> {
            found.put(key, new ArrayList<>());
            level.add(new Part<>(key, 0, values.length));
        });
        for (List<Part<K>> parts = level; !parts.isEmpty(); ) {
            parts = split(parts, series, found);
        }
        found.replaceAll((key, points) -> lasting(series.get(key), points));
        return found;
    }

    /**
     * The changes that are still larger than the threshold between their neighbours. A change found a few runs off its
     * place, and then found there once more, leaves a step of next to nothing behind: the smallest goes, and what is left
     * is measured again.
     */
    private List<ChangePoint> lasting(double[] series, List<ChangePoint> found) {
        List<ChangePoint> points = betweenNeighbours(series, found);
        while (true) {
            Optional<ChangePoint> smallest = points.stream()
                    .min(Comparator.comparingDouble(
                            point -> Math.abs(point.change().change())))
                    .filter(point -> Math.abs(point.change().change()) <= rules.margin());
            if (smallest.isEmpty()) {
                return points;
            }
            points.remove(smallest.get());
            points = betweenNeighbours(series, points);
        }
    }

    /** In the order of time, each change from the level right before it, which need not be where it was found from. */
    private static List<ChangePoint> betweenNeighbours(double[] series, List<ChangePoint> found) {
        List<ChangePoint> points = new ArrayList<>(found);
        points.sort(Comparator.comparingInt(ChangePoint::index));
        for (int i = 0; i < points.size(); i++) {
            ChangePoint point = points.get(i);
            int from = i == 0 ? 0 : points.get(i - 1).index();
            int to = i + 1 == points.size() ? series.length : points.get(i + 1).index();
            Estimate change = Estimate.welch(
                    Sample.of(Arrays.copyOfRange(series, from, point.index())),
                    Sample.of(Arrays.copyOfRange(series, point.index(), to)));
            points.set(i, new ChangePoint(point.index(), point.p(), point.pHolm(), change));
        }
        return points;
    }

    private <K> List<Part<K>> split(List<Part<K>> parts, Map<K, double[]> series, Map<K, List<ChangePoint>> found) {
        List<Part<K>> tested = new ArrayList<>();
        List<ChangePoint> points = new ArrayList<>();
        ChangePointSearch search = new ChangePointSearch(permutations(parts.size()), SEED);
        List<Optional<ChangePoint>> searched = parts.parallelStream()
                .map(part -> search.find(Arrays.copyOfRange(series.get(part.key()), part.from(), part.to())))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            if (searched.get(i).isPresent()) {
                tested.add(parts.get(i));
                points.add(searched.get(i).get());
            }
        }
        double[] adjusted =
                Holm.adjust(points.stream().mapToDouble(ChangePoint::p).toArray());
        List<Part<K>> next = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            ChangePoint point = points.get(i);
            if (adjusted[i] < rules.alpha() && Math.abs(point.change().change()) > rules.margin()) {
                Part<K> part = tested.get(i);
                int at = part.from() + point.index();
                found.get(part.key()).add(new ChangePoint(at, point.p(), adjusted[i], point.change()));
                next.add(new Part<>(part.key(), part.from(), at));
                next.add(new Part<>(part.key(), at, part.to()));
            }
        }
        return next;
    }

    /** So many that a p that just passes Holm's strictest test is known to a sixth of itself: it is the share of 40 hits. */
    private int permutations(int tests) {
        return Math.max(permutations, (int) Math.min(Integer.MAX_VALUE, 40 * tests / rules.alpha()));
    }
}
