package org.concurrencybench.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.concurrencybench.regression.Percent;
import org.concurrencybench.regression.SuiteBenchmark;
import org.concurrencybench.results.Metric;
import org.concurrencybench.results.ResultRow;

/** What is said of rows whose forks do not agree, or that still moved while they were measured. */
final class Scatter {
    static final String LEGEND = "!: beyond " + bounds() + " in " + SuiteBenchmark.INTERFERENCE.simpleName()
            + ": the forks do not agree, or the row was not warm, "
            + "or the machine changed\nits speed. Measure on an idle machine, warm for longer (-wi) and take more forks (-f): "
            + "the next run may be as far away.\n";

    private static final double BOUND = 0.02;
    private static final double INTERFERENCE_BOUND = 0.05;

    /** Tables show a tenth of a percent, and 2.0 % is not beyond 2 %. */
    private static final int SHOWN_STEPS = 1_000;

    private Scatter() {}

    /** The bound of most rows, and that of InterferenceBenchmark. */
    static String bounds() {
        return Percent.of(BOUND) + ", or " + Percent.of(INTERFERENCE_BOUND);
    }

    /** The fork-to-fork coefficient of variation of a row, marked if it is beyond the row's bound. */
    static String variation(ResultRow row) {
        return marked(row, row.primary().forkVariation());
    }

    /** How far a row climbed, marked if that is beyond its bound. */
    static String climb(ResultRow row) {
        return marked(row, row.primary().climb());
    }

    /** The figure that is farthest from 0 among the rows that have one, marked if it is beyond their bound. */
    static String worst(Collection<ResultRow> rows, ToDoubleFunction<Metric> figure) {
        return rows.stream()
                .filter(row -> !Double.isNaN(figure.applyAsDouble(row.primary())))
                .max(Comparator.comparing(row -> Math.abs(figure.applyAsDouble(row.primary()))))
                .map(row -> marked(row, figure.applyAsDouble(row.primary())))
                .orElse("-");
    }

    /** Whether there is a mark at a row. */
    static boolean isMarked(ResultRow row) {
        return isBeyond(row, row.primary().forkVariation())
                || isBeyond(row, row.primary().climb());
    }

    /** The fork-to-fork coefficient of variation in words, or why there is none; empty if it is within the row's bound. */
    static String remark(ResultRow row) {
        if (row.primary().forks().size() == 1) {
            return "1 fork";
        }
        double variation = row.primary().forkVariation();
        return isBeyond(row, variation) ? "forks ± " + Figures.percent(variation, 1) : "";
    }

    private static String marked(ResultRow row, double figure) {
        return (isBeyond(row, figure) ? "! " : "") + Figures.percent(figure, 1);
    }

    private static boolean isBeyond(ResultRow row, double figure) {
        double bound = SuiteBenchmark.INTERFERENCE.has(row) ? INTERFERENCE_BOUND : BOUND;
        return Math.round(Math.abs(figure) * SHOWN_STEPS) > Math.round(bound * SHOWN_STEPS);
    }
}
