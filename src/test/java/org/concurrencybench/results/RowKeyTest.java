package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowKeyTest {
    @Test
    void aParameterWithoutAValueIsNone() {
        assertThat(key(Map.of("n", "10", "serverJvm", ""))).isEqualTo(key(Map.of("n", "10")));
        assertThat(key(Map.of("n", "10"))).isNotEqualTo(key(Map.of("n", "11")));
    }

    @Test
    void theOrderTellsApartWhatIsNotTheSame() {
        RowKey one = key(Map.of("a", "1, b=2"));
        RowKey two = key(Map.of("a", "1", "b", "2"));
        assertThat(one).isNotEqualByComparingTo(two);
        assertThat(key(Map.of("n", "10"))).isEqualByComparingTo(key(Map.of("n", "10")));
    }

    private static RowKey key(Map<String, String> params) {
        return new RowKey("org.x.B.m", "thrpt", 1, new TreeMap<>(params));
    }
}
