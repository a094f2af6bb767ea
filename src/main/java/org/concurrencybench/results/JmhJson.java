package org.concurrencybench.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that JMH writes with {@code -rf json}. */
public final class JmhJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JmhJson() {}

    /**
     * Reads all rows, in the order of the file.
     *
     * @throws IllegalArgumentException if it is not JMH's JSON; the message is one line with the place and what was
     *     expected
     */
    public static List<ResultRow> read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage() + ", expected JMH's JSON", e);
        }
        expect(root.isArray(), "the file", "an array of results");
        List<ResultRow> rows = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            rows.add(row(root.get(i), "result " + (i + 1)));
        }
        return rows;
    }

    private static ResultRow row(JsonNode node, String place) {
        expect(node.isObject(), place, "an object");
        SortedMap<String, String> params = new TreeMap<>();
        node.path("params").forEachEntry((name, value) -> params.put(name, value.asString()));
        Map<String, Metric> secondary = new TreeMap<>();
        node.path("secondaryMetrics").forEachEntry((name, value) -> secondary.put(name, metric(value, place, name)));
        return new ResultRow(
                text(node, "benchmark", place),
                text(node, "mode", place),
                node.path("threads").asInt(1),
                node.path("forks").asInt(0),
                params,
                node.path("jdkVersion").asString(""),
                metric(node.path("primaryMetric"), place, "primaryMetric"),
                secondary);
    }

    private static Metric metric(JsonNode node, String place, String name) {
        expect(node.isObject(), place + ", " + name, "an object");
        List<List<Double>> forks = new ArrayList<>();
        for (JsonNode fork : node.path("rawData")) {
            List<Double> iterations = new ArrayList<>();
            fork.forEach(value -> iterations.add(number(value, place + ", " + name + ", rawData")));
            forks.add(iterations);
        }
        return new Metric(
                number(node.path("score"), place + ", " + name + ", score"),
                number(node.path("scoreError"), place + ", " + name + ", scoreError"),
                node.path("scoreUnit").asString(""),
                forks);
    }

    private static String text(JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        expect(value.isString(), place + ", " + field, "a string");
        return value.asString();
    }

    /** A number, or what JMH writes for those that JSON does not have. */
    private static double number(JsonNode value, String place) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.asString("")) {
            case "NaN" -> Double.NaN;
            case "+INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException(place + ": expected a number");
        };
    }

    private static void expect(boolean condition, String place, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(place + ": expected " + expected);
        }
    }
}
