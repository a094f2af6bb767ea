package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JoinedForksTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Three forks of one benchmark in three modes, with JMH's gc profiler, as JMH 1.37 wrote them. */
    private static JsonNode threeForks() throws IOException {
        try (InputStream in = JoinedForksTest.class.getResourceAsStream("three-forks.json")) {
            return MAPPER.readTree(in.readAllBytes());
        }
    }

    private static JsonNode joined(List<byte[]> parts) {
        return MAPPER.readTree(JoinedForks.of(parts));
    }

    @Test
    void joiningForksGivesWhatJmhWroteOfThemTogether() throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (int fork = 0; fork < 3; fork++) {
            parts.add(MAPPER.writeValueAsBytes(only(fork)));
        }
        alike("", threeForks(), joined(parts));
    }

    /** One fork of them; the scores are those of all, so that they have to be computed again. */
    private static JsonNode only(int fork) throws IOException {
        JsonNode rows = threeForks();
        for (JsonNode row : rows) {
            ((ObjectNode) row).put("forks", 1);
            Stream.concat(Stream.of(row.path("primaryMetric")), row.path("secondaryMetrics").values().stream())
                    .forEach(metric -> keep((ObjectNode) metric, fork));
        }
        return rows;
    }

    private static void keep(ObjectNode metric, int fork) {
        for (String raw : List.of("rawData", "rawDataHistogram")) {
            if (metric.has(raw)) {
                JsonNode kept = metric.path(raw).path(fork);
                metric.putArray(raw).add(kept);
            }
        }
    }

    private static void alike(String place, JsonNode expected, JsonNode actual) {
        if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(place).isTrue();
            assertThat(actual.asDouble())
                    .as(place)
                    .isEqualTo(expected.asDouble(), within(1e-9 * Math.abs(expected.asDouble())));
        } else if (expected.isObject()) {
            assertThat(actual.propertyNames()).as(place).containsExactlyElementsOf(expected.propertyNames());
            expected.properties()
                    .forEach(member ->
                            alike(place + "/" + member.getKey(), member.getValue(), actual.get(member.getKey())));
        } else if (expected instanceof ArrayNode) {
            assertThat(actual.size()).as(place).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                alike(place + "/" + i, expected.get(i), actual.get(i));
            }
        } else {
            assertThat(actual).as(place).isEqualTo(expected);
        }
    }

    /** The only row of one fork for each of some secondary metrics, each of which may be none. */
    private static JsonNode joinedWith(String... metrics) {
        return joined(Stream.of(metrics)
                        .map("""
                                [{"benchmark": "x.B.m", "mode": "avgt", "threads": 1, "forks": 1,
                                  "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                                    "scorePercentiles": {}, "scoreUnit": "us/op", "rawData": [[1.0]]},
                                  "secondaryMetrics": {%s}}]
                                """::formatted)
                        .map(fork -> fork.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .get(0);
    }

    private static String metric(String name, String score, String rawData) {
        return """
                "%1$s": {"score": %2$s, "scoreError": "NaN", "scoreConfidence": [%2$s, %2$s],
                  "scorePercentiles": {}, "scoreUnit": "KB", "rawData": [[%3$s]]}""".formatted(name, score, rawData);
    }

    @Test
    void whatAProfilerTookTheLargestOfStaysTheLargest() {
        JsonNode row = joinedWith(metric("peak", "7.0", "1.0, 7.0"), metric("peak", "5.0", "1.0, 5.0"));
        assertThat(row.at("/secondaryMetrics/peak/score").asDouble()).isEqualTo(7);
        assertThat(row.at("/forks").asInt()).isEqualTo(2);
        assertThat(row.at("/primaryMetric/scoreError").asString()).isEqualTo("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency:p1.00", "latency.handler:p1.00", "compiler.time.total", "·mempool.Metaspace.used"})
    void theLargestOfASingleIterationIsNotAddedUp(String name) {
        JsonNode row = joinedWith(metric(name, "7.0", "7.0"), metric(name, "5.0", "5.0"));
        assertThat(row.path("secondaryMetrics").path(name).path("score").asDouble())
                .isEqualTo(7);
    }

    @Test
    void percentilesOfAProfilerAreNotThoseOfTheSamples() {
        String fork = """
                [{"benchmark": "x.B.m", "mode": "sample", "threads": 1, "forks": 1,
                  "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                    "scorePercentiles": {}, "scoreUnit": "s/op", "rawDataHistogram": [[[[1.0, 1], [%1$s, 3]]]]},
                  "secondaryMetrics": {
                    "p0.50": {"score": %1$s, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                      "scorePercentiles": {}, "scoreUnit": "s/op", "rawData": [[%1$s]]},
                    "latency:p0.50": {"score": 50.0, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                      "scorePercentiles": {}, "scoreUnit": "ms", "rawData": [[%2$s]]}}}]
                """;
        JsonNode metrics = joined(Stream.of(fork.formatted("2.0", "50.0"), fork.formatted("4.0", "54.0"))
                        .map(part -> part.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .at("/0/secondaryMetrics");
        assertThat(metrics.at("/p0.50/score").asDouble()).isEqualTo(2);
        assertThat(metrics.at("/latency:p0.50/score").asDouble()).isEqualTo(52);
    }

    @Test
    void whatAProfilerSaysOfSomeForksAloneIsKept() {
        String time = metric("gc.time", "7.0", "7.0");
        for (JsonNode row : List.of(joinedWith("", time), joinedWith(time, ""))) {
            assertThat(row.at("/secondaryMetrics/gc.time/score").asDouble()).isEqualTo(7);
            assertThat(row.at("/forks").asInt()).isEqualTo(2);
        }
    }

    /** JMH before 1.22 did it behind commas, and {@link JmhJson} reads it. */
    @Test
    void linesThatOldVersionsBrokeInsideStringsAreNoObstacle() throws IOException {
        String broken = MAPPER.writeValueAsString(only(0))
                .replaceFirst("\"jvmArgs\":\\[[^]]*]", "\"jvmArgs\":[\"-Xlog:gc,\n        heap\"]");
        byte[] fork = broken.getBytes(StandardCharsets.UTF_8);
        assertThat(JmhJson.read(JoinedForks.of(List.of(fork, fork)))
                        .get(0)
                        .configuration()
                        .jvmArgs())
                .containsExactly("-Xlog:gc,heap");
    }

    @Test
    void noRowsAreNoRows() {
        assertThat(joined(List.of("[]".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }
}
