package org.concurrencybench.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RunConfiguration;

/** Rows as JMH writes them with {@code -rf json}. */
public final class JmhText {
    private JmhText() {}

    public static String of(ResultRow... rows) {
        return Arrays.stream(rows).map(JmhText::row).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String row(ResultRow row) {
        RunConfiguration configuration = row.configuration();
        return """
                {
                    "jmhVersion" : "1.37",
                    "benchmark" : "%s",
                    "mode" : "%s",
                    "threads" : %d,
                    "forks" : %d,
                    "jvm" : "%s",
                    "jvmArgs" : [%s],
                    "jdkVersion" : "%s",
                    "vmName" : "%s",
                    "vmVersion" : "%s",
                    "warmupIterations" : %d,
                    "warmupTime" : "%s",
                    "warmupBatchSize" : %d,
                    "measurementIterations" : %d,
                    "measurementTime" : "%s",
                    "measurementBatchSize" : %d,%s
                    "primaryMetric" : {
                        "score" : %s,
                        "scoreError" : %s,
                        "scoreConfidence" : ["NaN", "NaN"],
                        "scorePercentiles" : {
                            "0.0" : 1.5,
                            "50.0" : 1.9987654321,
                            "90.0" : 2.2987654321,
                            "95.0" : 2.3987654321,
                            "99.0" : 2.4987654321,
                            "99.9" : 2.5,
                            "99.99" : 2.5,
                            "99.999" : 2.5,
                            "99.9999" : 2.5,
                            "100.0" : 2.5
                        },
                        "scoreUnit" : "%s",
                        "rawData" : [%s]
                    },
                    "secondaryMetrics" : {}
                }""".formatted(
                row.benchmark(),
                row.mode(),
                row.threads(),
                row.forks(),
                configuration.jvm(),
                quoted(configuration.jvmArgs()),
                configuration.jdkVersion(),
                configuration.vmName(),
                configuration.vmVersion(),
                configuration.warmupIterations(),
                configuration.warmupTime(),
                configuration.warmupBatchSize(),
                configuration.measurementIterations(),
                configuration.measurementTime(),
                configuration.measurementBatchSize(),
                params(row),
                row.primary().score(),
                Double.isNaN(row.primary().error()) ? "\"NaN\"" : row.primary().error(),
                row.primary().unit(),
                row.primary().forks().stream().map(JmhText::iterations).collect(Collectors.joining(", ")));
    }

    private static String params(ResultRow row) {
        return row.params().isEmpty()
                ? ""
                : row.params().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "\"%s\" : \"%s\"", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ", "\n    \"params\" : {", "},"));
    }

    private static String iterations(Fork fork) {
        return IntStream.range(0, fork.size())
                .mapToObj(i -> Double.toString(fork.iteration(i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
    }
}
