package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static Metric of(List<List<Double>> forks) {
        return new Metric(1, 1, "ops/s", forks);
    }

    @Test
    void theScatterBetweenForksIgnoresTheScatterWithinThem() {
        // Fork means 8, 10, 12: standard deviation 2, mean 10.
        Metric metric = of(List.of(List.of(1.0, 15.0), List.of(10.0), List.of(12.0, 12.0, 12.0)));
        assertThat(metric.forkMeans()).containsExactly(8, 10, 12);
        assertThat(metric.forkVariation()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void oneForkHasNoScatter() {
        assertThat(of(List.of(List.of(1.0, 2.0))).forkVariation()).isNaN();
        assertThat(of(List.of()).forkVariation()).isNaN();
        assertThat(of(List.of(List.of(), List.of(1.0))).forkMeans()).containsExactly(1);
    }

    @Test
    void aClimbIsTheLastThirdAgainstTheFirst() {
        Metric metric = of(List.of(
                List.of(10.0, 10.0, 50.0, 50.0, 12.0, 12.0), // climbs by a fifth, whatever lies between
                List.of(10.0, 10.0))); // does not
        assertThat(metric.climb()).isCloseTo(0.1, within(1e-12));
        assertThat(of(List.of(List.of(1.0))).climb()).isNaN();
    }
}
