package org.concurrencybench.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;

/** What is said of a row whose forks do not agree. */
final class Scatter {
    private static final double WORTH_A_WORD = 0.05;

    private Scatter() {}

    /** A remark, and behind it the fork-to-fork coefficient of variation if that is above 5 %. */
    static String remark(String remark, ResultRow row) {
        double variation = row.primary().forkVariation();
        String scatter = variation > WORTH_A_WORD ? "forks ± " + TextTable.percent(variation, 0) : "";
        return Stream.of(remark, scatter).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }
}
