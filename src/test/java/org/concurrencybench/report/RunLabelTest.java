package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencybench.report.Runs.RECURSIVE;
import static org.concurrencybench.report.Runs.built;

import java.util.List;
import org.concurrencybench.results.Run;
import org.junit.jupiter.api.Test;

class RunLabelTest {
    @Test
    void aRunOfAnUnknownCommitIsCalledByItsFile() {
        assertThat(RunLabel.of(built(0, "unknown", "aa", RECURSIVE)).name()).isEqualTo("run0");
    }

    @Test
    void runsOfOneProgramAreCounted() {
        Run first = built(0, "c0-dirty", "aa", RECURSIVE);
        assertThat(RunLabel.list(List.of(first, built(1, "c0-dirty", "aa", RECURSIVE))))
                .isEqualTo("2 runs of c0-dirty");
        assertThat(RunLabel.list(List.of(first, built(1, "c0-dirty", "bb", RECURSIVE))))
                .matches("c0-dirty \\(.*\\), c0-dirty \\(.*\\)");
    }
}
