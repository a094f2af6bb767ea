package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.concurrencybench.results.ResultRow;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    @Test
    void rowsAreCalledByWhatSetsThemApart() {
        ShortNames names = ShortNames.of(
                List.of(
                        Rows.cost("B.small", 1, "n=1", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=20"),
                        Rows.cost("B.small", 1, "n=2", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=30", "extra=x"),
                        Rows.cost("B.plain", 1, "n=1")),
                Set.of());
        assertThat(names.usual()).isEqualTo("mode=avgt n=1 threads=1, unless a row says otherwise");
        assertThat(List.of(
                        Rows.cost("B.small", 1, "n=1", "size=10"),
                        Rows.cost("B.small", 1, "n=2", "size=10"),
                        Rows.cost("B.small", 1, "n=1", "size=30", "extra=x"),
                        Rows.cost("B.plain", 1, "n=1")))
                .extracting(row -> names.of(row.key()))
                .containsExactly("small size=10", "small n=2 size=10", "small extra=x size=30", "plain");
    }

    @Test
    void whatMostRowsShareGoesWithoutSaying() {
        List<ResultRow> rows = List.of(
                Rows.cost("B.m", 1, "place=here", "size=1"),
                Rows.cost("B.m", 1, "place=here", "size=2"),
                Rows.cost("B.m", 1, "place=there", "size=1"),
                Rows.cost("B.m", 1, "place=here", "size=2"),
                Rows.cost("B.m", 1, "place=there", "size=3"));
        ShortNames names = ShortNames.of(rows, Set.of());
        assertThat(names.usual()).isEqualTo("mode=avgt place=here threads=1, unless a row says otherwise");
        assertThat(rows)
                .extracting(row -> names.unusual(row.key()))
                .containsExactly("size=1", "size=2", "place=there size=1", "size=2", "place=there size=3");
    }
}
