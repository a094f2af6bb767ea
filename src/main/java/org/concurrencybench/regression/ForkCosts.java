package org.concurrencybench.regression;

import java.util.Arrays;
import org.concurrencybench.results.ResultRow;

/** The unit of all statistics here: the logarithm of what one fork found an operation to cost. */
final class ForkCosts {
    private ForkCosts() {}

    /**
     * s · ln(mean of a fork's iterations) for each fork that has any, with s = -1 for throughput and +1 for times: a
     * larger one is slower, whatever the mode.
     */
    static double[] of(ResultRow row) {
        double sign = sign(row);
        return Arrays.stream(row.primary().forkMeans())
                .map(mean -> sign * Math.log(mean))
                .toArray();
    }

    static double sign(ResultRow row) {
        return row.key().largerIsBetter() ? -1 : 1;
    }
}
