package org.concurrencybench.regression;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Several tests at once: the probability of even one false rejection stays below the level (Holm, 1979). */
final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the order of those given: each is compared with the level as if it stood alone. */
    static double[] adjust(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[ascending[rank]]));
            adjusted[ascending[rank]] = largest;
        }
        return adjusted;
    }
}
