package org.concurrencybench.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forks that were run one by one, as one JMH result: what JMH would have written, had it run them all. Scores, errors and
 * percentiles are computed anew from the raw data by JMH's own code. Percentiles that a profiler adds in other modes than
 * JMH's sampling one become the mean of the iterations': JMH does not write what they were taken from.
 */
public final class JoinedForks {
    private static final String RAW = "rawData";
    private static final String HISTOGRAM = "rawDataHistogram";
    private static final double CONFIDENCE = 0.999;
    private static final List<String> PERCENTILES =
            List.of("0.0", "50.0", "90.0", "95.0", "99.0", "99.9", "99.99", "99.999", "99.9999", "100.0");

    /**
     * In sample mode JMH adds metrics such as {@code p0.99} or, of a secondary metric, {@code name:p0.99}, which are no means
     * of what each iteration had. Those of profilers, such as {@code latency:p0.99}, are of no samples that are there.
     */
    private static final Pattern PERCENTILE = Pattern.compile("(.*?)[:·]?p(\\d\\.\\d+)");

    /** What JMH's profilers and this suite's take the largest of. Of a single iteration one cannot see that it is no sum. */
    private static final Pattern LARGEST =
            Pattern.compile("·?(?:compiler\\.time\\.total|mempool\\..*\\.used|.*[:.]p1\\.00)");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS) // see JsonCursor.text
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JoinedForks() {}

    /**
     * Joins results in JMH's JSON: each row has the forks of all of them, in their order.
     *
     * @param results what {@code -rf json} wrote, each of which {@link JmhJson} can read
     */
    public static byte[] of(List<byte[]> results) {
        Map<List<JsonNode>, ObjectNode> rows = new LinkedHashMap<>();
        for (byte[] result : results) {
            for (JsonNode row : MAPPER.readTree(result)) {
                rows.merge(key(row), (ObjectNode) row, JoinedForks::append);
            }
        }
        rows.values().forEach(JoinedForks::recompute);
        return MAPPER.writeValueAsBytes(rows.values());
    }

    private static List<JsonNode> key(JsonNode row) {
        return List.of(row.path("benchmark"), row.path("mode"), row.path("threads"), row.path("params"));
    }

    private static ObjectNode append(ObjectNode row, ObjectNode next) {
        append(row.path("primaryMetric"), next.path("primaryMetric"));
        // A profiler may have nothing to say of a fork.
        ObjectNode metrics = row.withObjectProperty("secondaryMetrics");
        next.path("secondaryMetrics").properties().forEach(metric -> {
            if (metrics.has(metric.getKey())) {
                append(metrics.path(metric.getKey()), metric.getValue());
            } else {
                metrics.set(metric.getKey(), metric.getValue());
            }
        });
        return row;
    }

    private static void append(JsonNode metric, JsonNode next) {
        for (String raw : List.of(RAW, HISTOGRAM)) {
            if (metric.path(raw) instanceof ArrayNode forks) {
                next.path(raw).forEach(forks::add);
            }
        }
    }

    private static void recompute(ObjectNode row) {
        JsonNode primary = row.path("primaryMetric");
        row.put(
                "forks",
                Math.max(primary.path(RAW).size(), primary.path(HISTOGRAM).size()));
        String benchmark = row.path("benchmark").asString("");
        Statistics figures = figures(primary);
        recompute(benchmark, (ObjectNode) primary, figures);
        JsonNode secondary = row.path("secondaryMetrics");
        secondary.properties().forEach(metric -> {
            Statistics recomputed = figures(metric.getValue());
            Matcher percentile = PERCENTILE.matcher(metric.getKey());
            if (percentile.matches()) {
                String of = percentile.group(1);
                boolean ofRow = of.isEmpty() || benchmark.endsWith("." + of);
                JsonNode sampled = ofRow ? primary : secondary.path(of);
                if (sampled.has(HISTOGRAM)) {
                    Statistics samples = ofRow ? figures : figures(sampled);
                    double rank = 100 * Double.parseDouble(percentile.group(2));
                    recomputed = new ListStatistics(new double[] {samples.getPercentile(rank)});
                }
            }
            recompute(metric.getKey(), (ObjectNode) metric.getValue(), recomputed);
        });
    }

    private static void recompute(String name, ObjectNode metric, Statistics figures) {
        if (figures.getN() == 0) {
            return;
        }
        if (isMean(metric)) {
            double[] interval = figures.getConfidenceIntervalAt(CONFIDENCE);
            put(metric, figures.getMean(), figures.getMeanErrorAt(CONFIDENCE), interval[0], interval[1]);
        } else {
            double score = isLargest(name, metric) ? figures.getMax() : figures.getSum();
            put(metric, score, Double.NaN, score, score);
        }
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        PERCENTILES.forEach(rank -> percentiles.set(rank, number(figures.getPercentile(Double.parseDouble(rank)))));
    }

    private static Statistics figures(JsonNode metric) {
        if (metric.has(HISTOGRAM)) {
            MultisetStatistics samples = new MultisetStatistics();
            metric.path(HISTOGRAM)
                    .forEach(fork -> fork.forEach(iteration -> iteration.forEach(sample -> samples.addValue(
                            figure(sample.get(0)), sample.get(1).asLong()))));
            return samples;
        }
        ListStatistics iterations = new ListStatistics();
        metric.path(RAW).forEach(fork -> fork.forEach(iteration -> iterations.addValue(figure(iteration))));
        return iterations;
    }

    /**
     * Whether the score is the mean of the iterations. JMH writes no error but an interval of no width for those that
     * profilers add up or take the largest of, and no interval for means of too few.
     */
    private static boolean isMean(JsonNode metric) {
        return !Double.isNaN(figure(metric.path("scoreError")))
                || Double.isNaN(figure(metric.path("scoreConfidence").path(0)));
    }

    /** Of metrics whose score is no mean: whether it is the largest figure, by its name or as that of the first part shows. */
    private static boolean isLargest(String name, JsonNode metric) {
        double[] first = new double[metric.path(RAW).path(0).size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = figure(metric.path(RAW).path(0).path(i));
        }
        ListStatistics figures = new ListStatistics(first);
        double score = figure(metric.path("score"));
        return LARGEST.matcher(name).matches() || (score == figures.getMax() && score != figures.getSum());
    }

    private static void put(ObjectNode metric, double score, double error, double low, double high) {
        metric.set("score", number(score));
        metric.set("scoreError", number(error));
        metric.putArray("scoreConfidence").add(number(low)).add(number(high));
    }

    private static double figure(JsonNode value) {
        return value.isNumber()
                ? value.asDouble()
                : JsonCursor.notInJson(value.asString("")).orElse(Double.NaN);
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value)
                ? MAPPER.getNodeFactory().numberNode(value)
                : MAPPER.getNodeFactory().stringNode(JsonCursor.nameInJson(value));
    }
}
