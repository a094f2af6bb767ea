package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.results.RowKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and programs read, letter by letter. */
class FormatTest {
    private static final Comparison COMPARISON = new Comparison(
            "old.json",
            "new.json",
            Rules.DEFAULT,
            List.of(
                    row("async", Verdict.UNCHANGED, "any change is smaller than 2 %", 1.001, 0.995, 1.008, 0.5, 1),
                    row(
                            "executor",
                            Verdict.REGRESSED,
                            "8.3 % slower, more than 2 % and beyond chance (p = 0.0012 after Holm)",
                            1.083,
                            1.051,
                            1.116,
                            0.0004,
                            0.0012),
                    row(
                            "sync",
                            Verdict.INCONCLUSIVE,
                            "base has no raw data, so its forks are not known",
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN),
                    row(
                            "virtualThreads",
                            Verdict.INCONCLUSIVE,
                            "ab with about 12 rounds would decide it; forks alone would not: runs differ by 3.0 % (assumed)",
                            1.03,
                            0.95,
                            1.12,
                            0.4,
                            1)),
            List.of(key("more")),
            List.of(key("less")));

    @ParameterizedTest
    @CsvSource({"TEXT, comparison.txt", "MARKDOWN, comparison.md", "JSON, comparison.json"})
    void everyFormatIsAsAgreed(Format format, String expected) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(expected)) {
            assertThat(format.of(COMPARISON, false)).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void colourMarksTheVerdictsAndNothingElse() {
        String text = Format.TEXT.of(COMPARISON, true);
        assertThat(text).contains("\u001b[31mREGRESSED 1\u001b[0m", "\u001b[31m   1.083\u001b[0m", "\u001b[33m");
        assertThat(text.replaceAll("\u001b\\[\\d*m", "")).isEqualTo(Format.TEXT.of(COMPARISON, false));
    }

    @Test
    void whatSeveralRowsHaveInCommonIsSaidOnce() {
        String reason = "the machine changed: the ruler FloorBenchmark.spin got slower by 7.2 % between the runs";
        Comparison changed = new Comparison(
                "a",
                "b",
                Rules.DEFAULT,
                List.of(
                        row("async", Verdict.INCONCLUSIVE, reason, 1, 0.9, 1.1, 1, 1),
                        row("sync", Verdict.INCONCLUSIVE, reason, 1, 0.9, 1.1, 1, 1)),
                List.of(),
                List.of());
        assertThat(Format.TEXT.of(changed, false)).containsOnlyOnce("these 2: " + reason.substring(0, 20));
    }

    @Test
    void nothingIsWiderThanATerminalNorMovesItsCursor() {
        RowKey key = new RowKey(
                "org.x." + "Long".repeat(40) + "Bench|mark.m",
                "thrpt",
                1,
                new TreeMap<>(Map.of("text", "\u001b[2J\n|`a`|\u0007\u009b\u202e\u2028".repeat(30))));
        RowVerdict row = new RowVerdict(
                key, Verdict.REGRESSED, "why ".repeat(60), 1e9, 1e-9, 1e12, 0, 0, 123456789012.0, 1e-9, "ops/s", 8, 8);
        Comparison odd =
                new Comparison("a".repeat(300), "b\nc", Rules.DEFAULT, List.of(row), List.of(key), List.of(key));
        assertThat(Format.TEXT.of(odd, false).lines()).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(100)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"));
        assertThat(Format.MARKDOWN.of(odd, false).lines())
                .filteredOn(line -> line.startsWith("|"))
                .hasSize(3)
                .last()
                .satisfies(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(9));
    }

    private static RowVerdict row(
            String method,
            Verdict verdict,
            String reason,
            double slowdown,
            double low,
            double high,
            double p,
            double pHolm) {
        return new RowVerdict(
                key(method), verdict, reason, slowdown, low, high, p, pHolm, 17.9, 17.9 / slowdown, "ops/s", 10, 8);
    }

    private static RowKey key(String method) {
        return new RowKey(
                "org.concurrencybench.benchmark.RequestBatchBenchmark." + method,
                "thrpt",
                1,
                new TreeMap<>(Map.of("batchSize", method.equals("sync") ? "10" : "100", "route", "asyncwait")));
    }
}
