package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencybench.regression.Quality;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class QualityReportTest {
    private static final List<Quality> ROWS = List.of(
            row("quiet", Verdict.UNCHANGED, "any change is smaller than 2 %", 1.001, 0.995, 1.008, 0.0112),
            row("loud", Verdict.REGRESSED, "8.3 % slower, and so on", 1.083, 1.051, 1.116, 0.05),
            row("once", Verdict.INCONCLUSIVE, "1 rounds are too few", 1.1, Double.NaN, Double.NaN, Double.NaN));

    private static Quality row(
            String method, Verdict verdict, String reason, double slowdown, double low, double high, double scatter) {
        RowVerdict row = new RowVerdict(
                MadeUp.key("org.x.B." + method, "avgt"),
                verdict,
                reason,
                slowdown,
                low,
                high,
                1,
                1,
                2,
                2,
                "us/op",
                8,
                8);
        return new Quality(row, 0.02, scatter, List.of(2 * scatter, scatter));
    }

    @Test
    void theTextNamesFalseAlarmsAndFitsATerminal() {
        String text = Format.TEXT.of(ROWS, Rules.DEFAULT, false);
        assertThat(text)
                .startsWith("all  mode=avgt threads=1\n")
                .contains(
                        "  slowdown  95 % interval  fork CV  in pairs  8 rounds  15 rounds  row\n",
                        "     1.001  0.995 … 1.008    2.0 %     1.1 %     2.2 %      1.1 %  B.quiet\n",
                        "          FALSE ALARM: 8.3 % slower",
                        "     1.100              -    2.0 %         -         -          -  B.once\n",
                        "1 false alarm in 3 rows");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(Format.TEXT.of(ROWS, Rules.DEFAULT, true)).contains("\u001b[31m   1.083\u001b[0m");
    }

    @Test
    void pullRequestsAndProgramsGetTheSame() {
        assertThat(Format.MARKDOWN.of(ROWS, Rules.DEFAULT, false))
                .contains("**1 false alarm in 3 rows", "| 5.0 % | `B.loud` | FALSE ALARM | 8.3 % slower, and so on |");
        assertThat(Format.JSON.of(ROWS, Rules.DEFAULT, false))
                .contains(
                        "\"forkVariation\" : 0.02",
                        "\"detectableIn8Rounds\" : 0.1",
                        "\"pairedScatter\" : null",
                        "\"falseAlarms\" : 1");
    }
}
