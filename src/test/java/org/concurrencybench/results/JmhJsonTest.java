package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhJsonTest {
    private static final String MINIMAL = """
            [{"benchmark" : "org.x.B.m", "mode" : "thrpt", "threads" : 2,
              "primaryMetric" : {"score" : 3, "scoreUnit" : "ops/s"}}]""";

    @Test
    void aRowOfTodaysJmh() {
        ResultRow written = MadeUp.row(
                new RowKey("org.x.B.m", "avgt", 3, new TreeMap<>(Map.of("n", "10", "a", "b c"))),
                MadeUp.CONFIGURATION,
                "us/op",
                List.of(Fork.of(1, 2), Fork.of(3, 5)));
        ResultRow row = read(JmhText.of(written)).get(0);
        assertThat(row.key()).isEqualTo(written.key());
        assertThat(row.configuration()).isEqualTo(MadeUp.CONFIGURATION);
        assertThat(row.forks()).isEqualTo(2);
        assertThat(row.primary().score()).isEqualTo(2.75);
        assertThat(row.primary().error()).isNaN();
        assertThat(row.primary().unit()).isEqualTo("us/op");
        assertThat(row.primary().forkMeans()).containsExactly(1.5, 4);
        assertThat(row.method()).isEqualTo("m");
    }

    @Test
    void whatOldVersionsDoNotWriteIsNotKnown() {
        ResultRow row = read(MINIMAL).get(0);
        assertThat(row.threads()).isEqualTo(2);
        assertThat(row.params()).isEmpty();
        assertThat(row.secondary()).isEmpty();
        assertThat(row.configuration())
                .isEqualTo(new RunConfiguration(null, null, null, null, null, null, null, null, null, null, null));
        assertThat(row.primary().forks()).isEmpty();
        assertThat(row.primary().forkVariation()).isNaN();
    }

    @Test
    void numbersThatJsonDoesNotHave() {
        Metric metric = metric("\"score\" : \"+INF\", \"scoreError\" : \"-INF\", \"rawData\" : [[\"NaN\", 1e3, 2]]");
        assertThat(metric.score()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(metric.error()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(metric.forkMeans()).containsExactly(Double.NaN);
    }

    @Test
    void raggedAndEmptyRawData() {
        assertThat(metric("\"score\" : 1, \"rawData\" : [[1, 3], [], [5]]").forkMeans())
                .containsExactly(2, 5);
        assertThat(metric("\"score\" : 1, \"rawData\" : []").forkMeans()).isEmpty();
        assertThat(metric("\"score\" : 1, \"rawData\" : [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]")
                        .forkMeans())
                .containsExactly(6);
    }

    @Test
    void aForkInSampleModeIsTheMeanOfItsSamples() {
        Metric metric = metric("\"score\" : 1, \"rawDataHistogram\" : [[[[1, 3], [5, 1]], [], [[10, 4]]], [[[7, 0]]]]");
        // (1·3 + 5·1 + 10·4) ÷ 8: the second iteration has no sample, the second fork none at all.
        assertThat(metric.forkMeans()).containsExactly(6);
        assertThat(metric.forks().get(0).size()).isEqualTo(2);
        assertThat(metric.forks().get(0).iteration(0)).isEqualTo(2, within(1e-12));
        assertThat(metric.forks().get(0).iteration(1)).isEqualTo(10, within(1e-12));
        assertThat(metric.forks().get(1).size()).isZero();
    }

    @Test
    void secondaryMetricsWithAndWithoutTheDot() {
        String secondary = "\"secondaryMetrics\" : {\"·gc.count\" : {\"score\" : 1, \"scoreUnit\" : \"counts\"},"
                + " \"requests\" : {\"score\" : \"NaN\", \"scoreUnit\" : \"ops/s\", \"rawData\" : [[], []]}}, \"primary";
        ResultRow row = read(MINIMAL.replace("\"primary", secondary)).get(0);
        assertThat(row.secondary("gc.count").orElseThrow().score()).isEqualTo(1);
        assertThat(row.secondary("requests").orElseThrow().forkMeans()).isEmpty();
        assertThat(row.secondary("nothing")).isEmpty();
    }

    @Test
    void linesThatOldVersionsBrokeInsideStringsAreWhole() {
        String broken = MINIMAL.replace("\"threads\"", "\"params\" : {\"list\" : \"a,\n        b,\nc\"}, \"threads\"");
        assertThat(read(broken).get(0).param("list")).contains("a,b,c");
    }

    @Test
    void anEmptyListOfResultsIsAFileWithoutRows() {
        assertThat(read("[ ]\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the file: expected an array of results, as JMH writes with -rf json",
                "{} | line 1, the file: expected an array of results, as JMH writes with -rf json",
                "[3] | line 1, result 1: expected an object",
                "[{}] | line 1, result 1: expected a member benchmark",
                "[] [] | line 1, behind the array of results: expected nothing",
                "[{\"benchmark\" : 3}] | line 1, result 1, benchmark: expected a string",
                "[{\"mode\" : \"fast\"}] | line 1, result 1, mode: expected thrpt, avgt, sample or ss",
                "[{\"threads\" : \"1\"}] | line 1, result 1, threads: expected a whole number",
                "[{\"threads\" : 1.5}] | line 1, result 1, threads: expected a whole number",
                "[{\"threads\" : 0}] | line 1, result 1, threads: expected a whole number from 1 on",
                "[{\"threads\" : 99999999999}] | line 1, result 1, threads: expected a whole number up to 2147483647",
                "[{\"params\" : {\"n\" : 1}}] | line 1, result 1, params.n: expected a string",
                "[{\"params\" : null}] | line 1, result 1, params: expected an object",
                "[{\"jvmArgs\" : \"-Xmx1g\"}] | line 1, result 1, jvmArgs: expected an array of strings",
                "[{\"primaryMetric\" : {}}] | line 1, result 1, primaryMetric: expected a member score",
                "[{\"primaryMetric\" : {\"score\" : 1}}] | line 1, result 1, primaryMetric: expected a member scoreUnit",
                "[{\"primaryMetric\" : {\"score\" : \"one\"}}] | line 1, result 1, primaryMetric.score: expected a number",
                "[{\"primaryMetric\" : {\"score\" : null}}] | line 1, result 1, primaryMetric.score: expected a number",
                "[{\"primaryMetric\" : {\"rawData\" : [1]}}] | line 1, result 1, primaryMetric.rawData: expected an array of iterations",
                "[{\"primaryMetric\" : {\"rawDataHistogram\" : [[[[1]]]]}}] | line 1, result 1, primaryMetric.rawDataHistogram: expected a pair [value, count]",
                "[{\"primaryMetric\" : {\"rawDataHistogram\" : [[[[1, -1]]]]}}] | line 1, result 1, primaryMetric.rawDataHistogram: expected a pair [value, count]",
                "[{\"primaryMetric\" : {\"rawData\" : [], \"rawDataHistogram\" : []}}] | line 1, result 1, primaryMetric.rawDataHistogram: expected one of rawData and rawDataHistogram, not both",
                "[{\"mode\" : | line 1, result 1: the file ends here, expected the rest of JMH's JSON",
                "[{\"mode\" : \"avgt\", | line 1, result 1: the file ends here, expected the rest of JMH's JSON",
            })
    void whatIsNotAsExpectedIsNamedWithItsPlace(String json, String message) {
        refused(json == null ? "" : json, message);
    }

    @Test
    void theLineIsCounted() {
        refused(MINIMAL.replace(": 3", ": true"), "line 2, result 1, primaryMetric.score: expected a number");
        refused(MINIMAL.replace("}]", "},\n\n{\"mode\" : 1}]"), "line 4, result 2, mode: expected a string");
    }

    @Test
    void brokenJsonSaysWhatIsBroken() {
        assertThatExceptionOfType(MalformedResultException.class)
                .isThrownBy(() -> read(MINIMAL.replace("\"threads\"", "threads")))
                .withMessageMatching("line 1, result 1: Unexpected character.*, expected JMH's JSON");
        assertThatExceptionOfType(MalformedResultException.class)
                .isThrownBy(() -> read("[{\"mode\" : \"avgt\", \"mode\" : \"thrpt\"}]"))
                .withMessageMatching("line 1, result 1: Duplicate.*mode.*, expected JMH's JSON");
    }

    private static void refused(String json, String message) {
        assertThatExceptionOfType(MalformedResultException.class)
                .isThrownBy(() -> read(json))
                .withMessage(message);
    }

    private static Metric metric(String members) {
        return read(MINIMAL.replace("\"score\" : 3", members)).get(0).primary();
    }

    private static List<ResultRow> read(String json) {
        return JmhJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
