package org.concurrencybench.results;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads the JSON that JMH writes with {@code -rf json}, since version 1.20, token by token: what is kept of a file is
 * its figures, not its text.
 */
public final class JmhJson {
    private static final Set<String> MODES = Set.of("thrpt", "avgt", "sample", "ss");
    private static final int LONGEST_STRING = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .build())
            // A member that is there twice has two values, and no rule says which counts.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS) // see JsonCursor.text
            .build();

    private final JsonCursor json;
    private final Map<RunConfiguration, RunConfiguration> configurations = new HashMap<>();

    private JmhJson(JsonCursor json) {
        this.json = json;
    }

    /**
     * Reads all rows, in the order of the file.
     *
     * @throws MalformedResultException if it is not JMH's JSON
     */
    public static List<ResultRow> read(byte[] json) {
        return read(new ByteArrayInputStream(json));
    }

    /**
     * Reads all rows, in the order of the file.
     *
     * @throws MalformedResultException if it is not JMH's JSON
     */
    public static List<ResultRow> read(InputStream in) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            JsonCursor cursor = new JsonCursor(parser);
            try {
                return new JmhJson(cursor).rows();
            } catch (JacksonException e) {
                throw cursor.broken(e);
            }
        }
    }

    private List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>();
        json.next();
        json.array("the file", "an array of results, as JMH writes with -rf json", () -> {
            json.at("result " + (rows.size() + 1));
            rows.add(new Row().read());
            json.at("");
        });
        JsonToken behind = json.next();
        if (behind != null) {
            throw json.unexpected("behind the array of results", "nothing");
        }
        return rows;
    }

    /** One row while it is read. */
    private final class Row {
        private String benchmark;
        private String mode;
        private Integer threads;
        private int forks;
        private final SortedMap<String, String> params = new TreeMap<>();
        private Integer warmupIterations;
        private String warmupTime;
        private Integer warmupBatchSize;
        private Integer measurementIterations;
        private String measurementTime;
        private Integer measurementBatchSize;
        private String jvm;
        private List<String> jvmArgs;
        private String jdkVersion;
        private String vmName;
        private String vmVersion;
        private Metric primary;
        private final Map<String, Metric> secondary = new TreeMap<>();

        ResultRow read() {
            json.object("", this::member);
            require(benchmark, "benchmark");
            require(mode, "mode");
            require(threads, "threads");
            require(primary, "primaryMetric");
            RunConfiguration configuration = new RunConfiguration(
                    warmupIterations,
                    warmupTime,
                    warmupBatchSize,
                    measurementIterations,
                    measurementTime,
                    measurementBatchSize,
                    jvm,
                    jvmArgs,
                    jdkVersion,
                    vmName,
                    vmVersion);
            return new ResultRow(
                    new RowKey(benchmark, mode, threads, params),
                    forks,
                    configurations.computeIfAbsent(configuration, same -> same),
                    primary,
                    secondary);
        }

        private void require(Object value, String member) {
            if (value == null) {
                throw json.unexpected("", "a member " + member);
            }
        }

        private void member(String name) {
            switch (name) {
                case "benchmark" -> benchmark = json.text(name);
                case "mode" -> mode = mode(name);
                case "threads" -> threads = json.whole(name, 1);
                case "forks" -> forks = json.whole(name, 0);
                case "params" -> json.object(name, param -> params.put(param, json.text("params." + param)));
                case "warmupIterations" -> warmupIterations = json.whole(name, 0);
                case "warmupTime" -> warmupTime = json.text(name);
                case "warmupBatchSize" -> warmupBatchSize = json.whole(name, 0);
                case "measurementIterations" -> measurementIterations = json.whole(name, 0);
                case "measurementTime" -> measurementTime = json.text(name);
                case "measurementBatchSize" -> measurementBatchSize = json.whole(name, 0);
                case "jvm" -> jvm = json.text(name);
                case "jvmArgs" -> jvmArgs = json.texts(name);
                case "jdkVersion" -> jdkVersion = json.text(name);
                case "vmName" -> vmName = json.text(name);
                case "vmVersion" -> vmVersion = json.text(name);
                case "primaryMetric" -> primary = MetricReader.read(json, name);
                case "secondaryMetrics" ->
                    json.object(name, metric -> secondary.put(metric, MetricReader.read(json, name + "." + metric)));
                default -> json.skip();
            }
        }

        private String mode(String name) {
            String text = json.text(name);
            if (!MODES.contains(text)) {
                throw json.unexpected(name, "thrpt, avgt, sample or ss");
            }
            return text;
        }
    }
}
