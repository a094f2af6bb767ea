package org.concurrencybench.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Reads one metric of a row; of a histogram it keeps the means alone, since it may be larger than all else. */
final class MetricReader {
    private final JsonCursor json;
    private final String name;

    private double score = Double.NaN;
    private boolean scored;
    private double error = Double.NaN;
    private String unit;
    private List<Fork> forks;

    private MetricReader(JsonCursor json, String name) {
        this.json = json;
        this.name = name;
    }

    /** Reads the metric on whose first token the cursor stands. */
    static Metric read(JsonCursor json, String name) {
        return new MetricReader(json, name).read();
    }

    private Metric read() {
        json.object(name, this::member);
        if (!scored) {
            throw json.unexpected(name, "a member score");
        }
        if (unit == null) {
            throw json.unexpected(name, "a member scoreUnit");
        }
        return new Metric(score, error, unit, forks == null ? List.of() : forks);
    }

    private void member(String member) {
        String what = name + "." + member;
        switch (member) {
            case "score" -> {
                score = json.number(what);
                scored = true;
            }
            case "scoreError" -> error = json.number(what);
            case "scoreUnit" -> unit = json.text(what);
            case "rawData" -> forks(what, () -> fork(what));
            case "rawDataHistogram" -> forks(what, () -> sampledFork(what));
            default -> json.skip();
        }
    }

    private void forks(String what, Supplier<Fork> source) {
        if (forks != null) {
            throw json.unexpected(what, "one of rawData and rawDataHistogram, not both");
        }
        List<Fork> read = new ArrayList<>();
        json.array(what, "an array of forks", () -> read.add(source.get()));
        forks = List.copyOf(read);
    }

    private Fork fork(String what) {
        Numbers iterations = new Numbers();
        json.array(what, "an array of iterations", () -> iterations.add(json.number(what)));
        return Fork.of(iterations.toArray());
    }

    private Fork sampledFork(String what) {
        Numbers iterations = new Numbers();
        Samples all = new Samples();
        json.array(what, "an array of iterations", () -> {
            Samples iteration = new Samples();
            json.array(what, "an array of [value, count]", () -> sample(what, iteration));
            if (iteration.count > 0) {
                iterations.add(iteration.mean());
                all.add(iteration.mean(), iteration.count);
            }
        });
        return Fork.ofSamples(iterations.toArray(), all.mean());
    }

    private void sample(String what, Samples samples) {
        String expected = "a pair [value, count]";
        Numbers pair = new Numbers();
        json.array(what, expected, () -> pair.add(json.number(what)));
        double[] values = pair.toArray();
        if (values.length != 2 || !(values[1] >= 0) || values[1] != Math.rint(values[1])) {
            throw json.unexpected(what, expected);
        }
        samples.add(values[0], values[1]);
    }

    /** A weighted mean that stays exact over many samples. */
    private static final class Samples {
        private double count;
        private double mean;

        void add(double value, double times) {
            if (times > 0) {
                count += times;
                mean += (value - mean) * times / count;
            }
        }

        double mean() {
            return count > 0 ? mean : Double.NaN;
        }
    }

    /** A growing array of doubles, at a third of the size of a list of boxes. */
    private static final class Numbers {
        private double[] values = new double[8];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
