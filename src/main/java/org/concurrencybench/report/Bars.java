package org.concurrencybench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Rows of a result as bars with whiskers, in groups and tables: what the page shows of one kind of benchmark. */
record Bars(String title, String note, Heading heading, List<Table> tables) {
    /** The room that is left beside the longest bar or whisker. */
    private static final double MARGIN = 1.04;

    /** Bars and their whiskers are seen to here, in longest bars; beyond it a whisker goes on unseen. */
    private static final double LONGEST_WHISKER = 1.5;

    /** What the columns hold. */
    record Heading(String name, String figure, String detail) {}

    /**
     * A table of bars.
     *
     * @param title what its rows share
     * @param mark where 1 lies, in percent of the width, if the bars are ratios
     */
    record Table(String title, Optional<String> mark, List<Group> groups) {}

    /** Neighbours; the title is empty if there is but one group. */
    record Group(String title, List<Bar> bars) {}

    /**
     * One row.
     *
     * @param name what it is called in its group
     * @param remark what one must know to read it, or nothing
     * @param length of the bar, in percent of the width
     * @param figure what the bar shows
     * @param detail what was measured, with its error
     */
    record Bar(String name, String remark, String length, Optional<Whisker> whisker, String figure, String detail) {}

    /**
     * The interval about a bar's end, in percent of the width.
     *
     * @param cut whether it goes on beyond the right edge
     */
    record Whisker(String from, String width, boolean cut) {}

    /** The value of a bar that takes all of the width, for bars that share it. */
    record Scale(double whole) {
        /** A scale with room for all of these. */
        static Scale of(List<Value> values) {
            double longest = largest(values.stream().mapToDouble(Value::value));
            double farthest = largest(values.stream().mapToDouble(value -> value.value() + value.error()));
            double seen = Math.max(longest, Math.min(LONGEST_WHISKER * longest, farthest));
            return new Scale(seen > 0 ? seen * MARGIN : 1);
        }

        /** A scale on which 1 has a place too. */
        static Scale ofRatios(List<Value> values) {
            return new Scale(Math.max(MARGIN, of(values).whole()));
        }

        private static double largest(DoubleStream values) {
            return values.filter(Double::isFinite).max().orElse(0);
        }

        String at(double value) {
            double percent = Double.isFinite(value) ? 100 * value / whole : 0;
            return String.format(Locale.ROOT, "%.2f", Math.min(100, Math.max(0, percent)));
        }

        Bar bar(String name, String remark, Value value, String figure, String detail) {
            Optional<Whisker> whisker =
                    Optional.of(value).filter(v -> Double.isFinite(v.error())).map(this::whisker);
            return new Bar(name, remark, at(value.value()), whisker, figure, detail);
        }

        private Whisker whisker(Value value) {
            double from = Math.max(0, value.value() - value.error());
            double to = Math.min(whole, value.value() + value.error());
            return new Whisker(at(from), at(Math.max(0, to - from)), value.value() + value.error() > whole);
        }
    }
}
