package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.concurrencybench.results.ResultRow;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
    private static ClassNames names(ResultRow... rows) {
        return new ClassNames(Stream.of(rows).map(ResultRow::key).toList());
    }

    @Test
    void whatAllClassesShareIsSaidOnce() {
        assertThat(names(Rows.cost("A.one", 1, "n=1"), Rows.cost("B.one", 1, "n=1"))
                        .usual())
                .containsExactly("mode=avgt n=1 threads=1");
    }

    @Test
    void whatClassesDoNotShareIsSaidWithTheirNames() {
        ResultRow one = Rows.cost("A.one", 1, "n=1", "size=1");
        ClassNames names = names(
                one,
                Rows.cost("A.one", 1, "n=1", "size=2"),
                Rows.cost("B.one", 1, "n=1"),
                Rows.batch("C.one", 1, "n=1"),
                Rows.batch("D.one", 1, "n=1"));
        assertThat(names.usual()).containsExactly("A, B mode=avgt n=1 threads=1", "C, D mode=thrpt n=1 threads=1");
        assertThat(names.of(one.key())).isEqualTo("A.one size=1");
    }

    @Test
    void nothingIsSaidOfNoRows() {
        assertThat(names().usual()).isEqualTo(List.of());
    }
}
