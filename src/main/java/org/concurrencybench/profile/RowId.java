package org.concurrencybench.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A row's name for files: the benchmark, its mode, and the parameters that the benchmark does not fix by a single default,
 * such as {@code InterferenceBenchmark.async-thrpt-background-io-route-wait}. JMH's own has all parameters, and is too
 * long for a file's name.
 */
final class RowId {
    /** Half of what file systems take. */
    static final int MOST_CHARACTERS = 128;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._]*");
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final int HASH_CHARACTERS = 8;

    private RowId() {}

    /** The id of a row. Where a value has to be changed or cut, a hash tells it from others. */
    static String of(BenchmarkParams row) {
        String name = row.getBenchmark();
        Map<String, String[]> defaults = defaults(name);
        List<String> parts = new ArrayList<>();
        parts.add(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
        parts.add(row.getMode().shortLabel());
        for (String key : row.getParamsKeys()) {
            String value = row.getParam(key);
            if (!Arrays.equals(defaults.get(key), new String[] {value})) {
                parts.add(key);
                parts.add(value);
            }
        }
        String id = UNFIT.matcher(String.join("-", parts)).replaceAll("_");
        // A dash in a value could be one between two.
        boolean plain = parts.stream().allMatch(part -> PLAIN.matcher(part).matches());
        if (plain && id.length() <= MOST_CHARACTERS) {
            return id;
        }
        String hash = UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH_CHARACTERS);
        return id.substring(0, Math.min(id.length(), MOST_CHARACTERS - HASH_CHARACTERS - 1)) + "-" + hash;
    }

    private static Map<String, String[]> defaults(String benchmark) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList()
                .find(silent, List.of("^" + Pattern.quote(benchmark) + "$"), List.of())
                .stream()
                .findFirst()
                .map(entry -> entry.getParams().orElse(Map.of()))
                .orElse(Map.of());
    }

    /** The row as it is, but with this id in place of JMH's. */
    static BenchmarkParams shorten(BenchmarkParams row) {
        return new Row(row);
    }

    private static final class Row extends BenchmarkParams {
        private static final long serialVersionUID = 1;

        private final String id;

        Row(BenchmarkParams row) {
            super(
                    row.getBenchmark(),
                    row.generatedBenchmark(),
                    row.shouldSynchIterations(),
                    row.getThreads(),
                    row.getThreadGroups(),
                    row.getThreadGroupLabels(),
                    row.getForks(),
                    row.getWarmupForks(),
                    row.getWarmup(),
                    row.getMeasurement(),
                    row.getMode(),
                    params(row),
                    row.getTimeUnit(),
                    row.getOpsPerInvocation(),
                    row.getJvm(),
                    row.getJvmArgs(),
                    row.getJdkVersion(),
                    row.getVmName(),
                    row.getVmVersion(),
                    row.getJmhVersion(),
                    row.getTimeout());
            id = of(row);
        }

        private static WorkloadParams params(BenchmarkParams row) {
            WorkloadParams params = new WorkloadParams();
            row.getParamsKeys().forEach(key -> params.put(key, row.getParam(key), 0));
            return params;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
