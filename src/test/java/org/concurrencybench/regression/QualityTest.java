package org.concurrencybench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.concurrencybench.results.Run;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final double[] BASE = MadeUp.exp(0.01, -0.02, 0.03, 0.00, -0.01, 0.02, -0.03, 0.00);
    private static final double[] HEAD = MadeUp.exp(0.02, -0.02, 0.01, 0.01, -0.02, 0.03, -0.03, 0.01);

    private static List<Quality> of(double[] base, double[] head) {
        Run first = MadeUp.run(MadeUp.row("avgt", base));
        Run second = MadeUp.run(MadeUp.row("avgt", head));
        return Quality.of(first, second, new Judge(Rules.DEFAULT).pair(first, second));
    }

    @Test
    void aRowsScatterAndPower() {
        Quality quality = of(BASE, HEAD).get(0);
        // numpy: std of the differences; sqrt of the mean of the squared std / mean of both sides
        assertThat(quality.pairedScatter()).isEqualTo(0.011259916264596033, within(1e-12));
        assertThat(quality.forkVariation()).isEqualTo(0.020821807989361722, within(1e-12));
        // scipy: exp(max(se * nc, ln 1.02 + se * t.ppf(0.8, n - 1))) - 1
        assertThat(quality.detectable().get(0)).isEqualTo(0.023644916037224697, within(1e-8));
        assertThat(quality.detectable().get(1)).isEqualTo(0.02257741864082589, within(1e-8));
        assertThat(quality.isFalseAlarm()).isFalse();
    }

    @Test
    void aChangeBetweenTwoThatAreTheSameIsAFalseAlarm() {
        double[] faster = MadeUp.exp(-0.09, -0.12, -0.07, -0.10, -0.11, -0.08, -0.13, -0.10);
        List<Quality> qualities = of(BASE, faster);
        assertThat(qualities).singleElement().matches(Quality::isFalseAlarm);
    }

    @Test
    void oneRoundSaysNothingAboutScatter() {
        Quality quality = of(new double[] {1}, new double[] {2}).get(0);
        assertThat(quality.pairedScatter()).isNaN();
        assertThat(quality.detectable()).containsOnly(Double.NaN);
    }
}
