package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static Metric of(List<Fork> forks) {
        return new Metric(1, 1, "ops/s", forks);
    }

    @Test
    void theScatterBetweenForksIgnoresTheScatterWithinThem() {
        // Fork means 8, 10, 12: standard deviation 2, mean 10.
        Metric metric = of(List.of(Fork.of(1, 15), Fork.of(10), Fork.of(12, 12, 12)));
        assertThat(metric.forkMeans()).containsExactly(8, 10, 12);
        assertThat(metric.forkVariation()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void oneForkHasNoScatter() {
        assertThat(of(List.of(Fork.of(1, 2))).forkVariation()).isNaN();
        assertThat(of(List.of()).forkVariation()).isNaN();
        assertThat(of(List.of(Fork.of(), Fork.of(1))).forkMeans()).containsExactly(1);
    }

    @Test
    void aClimbIsTheLastThirdAgainstTheFirst() {
        Metric metric = of(List.of(
                Fork.of(10, 10, 50, 50, 12, 12), // climbs by a fifth, whatever lies between
                Fork.of(10, 10))); // does not
        assertThat(metric.climb()).isCloseTo(0.1, within(1e-12));
        assertThat(of(List.of(Fork.of(1))).climb()).isNaN();
    }
}
