package org.concurrencybench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A row's files are found by its name, and no other row's are. */
class RowIdTest {
    private static final String INTERFERENCE = "org.concurrencybench.benchmark.InterferenceBenchmark.async";
    private static final String FIT_FOR_A_FILE = "[A-Za-z0-9._-]{1," + RowId.MOST_CHARACTERS + "}";

    private static Iterable<BenchmarkListEntry> benchmarks() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
    }

    private static BenchmarkParams row(String benchmark, Mode mode, Map<String, String> values) {
        WorkloadParams params = new WorkloadParams();
        values.forEach((key, value) -> params.put(key, value, 0));
        return new BenchmarkParams(
                benchmark,
                "generated",
                false,
                1,
                new int[] {1},
                List.of(),
                1,
                0,
                null,
                null,
                mode,
                params,
                TimeUnit.SECONDS,
                1,
                "java",
                List.of(),
                "25",
                "vm",
                "25",
                "1.37",
                TimeValue.seconds(1));
    }

    /** All choices of the default values. */
    private static List<Map<String, String>> crossed(BenchmarkListEntry benchmark) {
        List<Map<String, String>> rows = List.of(Map.of());
        for (Map.Entry<String, String[]> param :
                benchmark.getParams().orElse(Map.of()).entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> row : rows) {
                for (String value : param.getValue()) {
                    Map<String, String> more = new HashMap<>(row);
                    more.put(param.getKey(), value);
                    longer.add(more);
                }
            }
            rows = longer;
        }
        return rows;
    }

    /** The first default values of the interference rows, but for those given. */
    private static BenchmarkParams interference(Map<String, String> given) {
        for (BenchmarkListEntry benchmark : benchmarks()) {
            if (benchmark.getUsername().equals(INTERFERENCE)) {
                Map<String, String> values = new HashMap<>(crossed(benchmark).get(0));
                values.putAll(given);
                return row(INTERFERENCE, Mode.Throughput, values);
            }
        }
        throw new AssertionError(INTERFERENCE);
    }

    private static List<String> ids(String parameter, String... values) {
        List<String> ids = new ArrayList<>();
        for (String value : values) {
            ids.add(RowId.of(interference(Map.of(parameter, value))));
        }
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).matches(FIT_FOR_A_FILE));
        return ids;
    }

    @Test
    void everyRowOfTheSuiteHasAnIdOfItsOwnThatFitsAFile() {
        List<String> ids = new ArrayList<>();
        for (BenchmarkListEntry benchmark : benchmarks()) {
            for (Map<String, String> values : crossed(benchmark)) {
                for (Mode mode : List.of(Mode.Throughput, Mode.AverageTime)) {
                    ids.add(RowId.of(row(benchmark.getUsername(), mode, values)));
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id)
                .matches(FIT_FOR_A_FILE));
    }

    @Test
    void itSaysWhatTheBenchmarkDoesNotFix() {
        assertThat(RowId.of(interference(Map.of("route", "wait", "background", "io"))))
                .isEqualTo("InterferenceBenchmark.async-thrpt-background-io-route-wait");
        assertThat(RowId.of(interference(Map.of("route", "wait", "background", "io", "ioThreads", "1"))))
                .isEqualTo("InterferenceBenchmark.async-thrpt-background-io-ioThreads-1-route-wait");
    }

    @Test
    void addressesPathsAndListsBecomeNames() {
        assertThat(ids("server", "child", "child:2", "http://10.0.0.1:8080", "http://10.0.0.1:80,http://b:80")
                        .get(1))
                .startsWith("InterferenceBenchmark.async-thrpt-background-none-route-wait-server-child_2-");
        ids("serverJvm", "/opt/a/bin/java", "/opt/a:bin/java", "\\opt\\a bin%java", "/opt/é", "/opt/è");
    }

    @Test
    void whatIsCutIsStillTold() {
        String arguments = "-Dx=" + "y".repeat(500);
        ids("serverJvmArgs", arguments, arguments + "1", arguments + "2");
    }

    @Test
    void aValueThatLooksLikeAnotherParameterIsTold() {
        assertThat(RowId.of(interference(Map.of("serverJvmArgs", "-Xa-waitMillis-60"))))
                .isNotEqualTo(RowId.of(interference(Map.of("serverJvmArgs", "-Xa", "waitMillis", "60"))));
    }

    @Test
    void theRestOfARowStaysAsItIs() {
        BenchmarkParams row = interference(Map.of("server", "child:2"));
        BenchmarkParams shortened = RowId.shorten(row);
        assertThat(row.id()).hasSizeGreaterThan(255);
        assertThat(shortened.id()).isEqualTo(RowId.of(row));
        assertThat(shortened.getBenchmark()).isEqualTo(row.getBenchmark());
        assertThat(shortened.getJvm()).isEqualTo(row.getJvm());
        assertThat(shortened.getParamsKeys()).containsExactlyElementsOf(row.getParamsKeys());
        assertThat(shortened.getParam("server")).isEqualTo("child:2");
    }
}
