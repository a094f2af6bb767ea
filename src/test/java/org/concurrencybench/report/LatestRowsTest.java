package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencybench.report.Runs.FORK_JOIN;
import static org.concurrencybench.report.Runs.FUTURES;
import static org.concurrencybench.report.Runs.RECURSIVE;
import static org.concurrencybench.report.Runs.built;
import static org.concurrencybench.report.Runs.run;

import java.util.List;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestRowsTest {
    @Test
    void rowsOfOneCommitStandTogetherAndOlderOnesAreLeftOut() {
        Run again = new Run(
                "again.json",
                run(1, "one").environment(),
                run(1, "one", RECURSIVE).rows());
        LatestRows latest = LatestRows.of(List.of(run(0, "one", FORK_JOIN), run(1, "one", FUTURES), again));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES);
        assertThat(latest.runs()).hasSize(2);
    }

    @Test
    void theRunsOfTheRowsAreNamedFromTheNewestOn() {
        ResultRow one = Rows.cost("A.one", 1);
        ResultRow two = Rows.cost("A.two", 1);
        ResultRow other = Rows.cost("B.one", 1);
        LatestRows latest = LatestRows.of(
                List.of(built(0, "c0", "aa", one, two, other), built(1, "c0", "aa", other), built(2, "c0", "aa", one)));
        assertThat(latest.runs()).extracting(Run::shortName).containsExactly("run2", "run1", "run0");
    }

    /** Two trees that nobody committed are two programs, whatever they are called. */
    @ParameterizedTest
    @ValueSource(strings = {"c0-dirty", "unknown"})
    void rowsOfOneJarStandTogetherWhereTheCommitIsNotCertain(String commit) {
        Run first = built(0, commit, "aa", FUTURES);
        assertThat(LatestRows.of(List.of(first, built(1, commit, "aa", RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE, FUTURES);
        assertThat(LatestRows.of(List.of(first, built(1, commit, "bb", RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE);
        assertThat(LatestRows.of(List.of(first, built(1, commit, null, RECURSIVE)))
                        .rows())
                .containsExactly(RECURSIVE);
    }

    @Test
    void aLookAtAFewRowsDoesNotTakeThePlaceOfAFullRun() {
        LatestRows latest =
                LatestRows.of(List.of(run(0, "one", RECURSIVE, FUTURES, FORK_JOIN), run(1, "one", RECURSIVE)));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES, FORK_JOIN);
        assertThat(LatestRows.of(List.of(
                                run(0, "one", RECURSIVE, FUTURES, FORK_JOIN), run(1, "one", RECURSIVE, FUTURES)))
                        .rows())
                .containsExactly(RECURSIVE, FUTURES);
    }

    @Test
    void theResultsAreThoseOfTheEnvironmentWithMostRowsOfTheNewestCommit() {
        ResultRow spin = Rows.cost("FloorBenchmark.spin", 15);
        LatestRows latest = LatestRows.of(
                List.of(run(0, "one", spin, RECURSIVE), run(1, "one", RECURSIVE, FUTURES), run(1, "other", RECURSIVE)));
        assertThat(latest.rows()).containsExactly(RECURSIVE, FUTURES, spin);
    }

    /** Such as one with less warm-up: it is no second half of a full run. */
    @Test
    void aRowThatWasMeasuredOtherwiseDoesNotTakeThePlaceOfAFullRunsRow() {
        ResultRow otherwise = new ResultRow(
                RECURSIVE.key(), 3, MadeUp.configuration("-Xint"), RECURSIVE.primary(), RECURSIVE.secondary());
        Run full = built(0, "c0", "aa", RECURSIVE, FUTURES);
        assertThat(LatestRows.of(List.of(full, built(1, "c0", "aa", otherwise, FORK_JOIN)))
                        .rows())
                .containsExactly(FORK_JOIN, RECURSIVE, FUTURES);
    }
}
