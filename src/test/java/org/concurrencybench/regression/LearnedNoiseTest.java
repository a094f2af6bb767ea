package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class LearnedNoiseTest {
    private static final ResultRow ROW = row(MadeUp.CONFIGURATION, 1);

    @Test
    void noiseIsThatOfTheProgramWithMostRuns() {
        LearnedNoise noise =
                new LearnedNoise(List.of(runs(1, 2, 3, 4, 5), runs(1, 1, 1, 1, 1, 1), runs(5, 4, 3, 2, 1)));
        assertThat(noise.apply(ROW)).isEqualTo(new RunNoise(0, 0, "learned from 6 runs"));
    }

    @Test
    void fourRunsTeachNothing() {
        assertThat(new LearnedNoise(List.of(runs(1, 1, 1, 1))).apply(ROW)).isSameAs(RunNoise.DEFAULT);
    }

    @Test
    void aRowMeasuredOtherwiseTeachesNothing() {
        LearnedNoise noise = new LearnedNoise(List.of(runs(1, 1, 1, 1, 1)));
        assertThat(noise.apply(row(MadeUp.configuration("-Xmx9g"), 1))).isSameAs(RunNoise.DEFAULT);
        assertThat(noise.apply(MadeUp.row("ss", 1))).isSameAs(RunNoise.DEFAULT);
        assertThat(noise.apply(ROW)).isNotSameAs(RunNoise.DEFAULT);
    }

    @Test
    void rowsWithoutFiguresAreLeftOut() {
        assertThat(new LearnedNoise(List.of(runs(1, 1, 1, 1, 0))).apply(ROW)).isSameAs(RunNoise.DEFAULT);
        assertThat(new LearnedNoise(List.of(runs(1, 1, 1, 1, Double.NaN))).apply(ROW))
                .isSameAs(RunNoise.DEFAULT);
    }

    private static List<Run> runs(double... scores) {
        return DoubleStream.of(scores)
                .mapToObj(score -> MadeUp.run(row(MadeUp.CONFIGURATION, score)))
                .toList();
    }

    private static ResultRow row(RunConfiguration configuration, double score) {
        return MadeUp.row(MadeUp.key("org.x.B.m", "avgt"), configuration, "us/op", MadeUp.forks(score, score, score));
    }
}
