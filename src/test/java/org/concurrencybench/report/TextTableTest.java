package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void figuresStandRightAndWordsLeftInColumnsAsWideAsTheirWidestCell() {
        TextTable table = new TextTable().figures("rate").words("who").words("with");
        table.row(List.of("1,234.5", "a", "x=1"));
        table.row(List.of("2", "longer", ""));
        assertThat(table.toString().lines())
                .containsExactly("     rate | who    | with", "  1,234.5 | a      | x=1", "        2 | longer |");
    }

    @Test
    void aRowWithAnotherNumberOfCellsIsRefused() {
        TextTable table = new TextTable().figures("rate").words("who");
        assertThatThrownBy(() -> table.row(List.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }
}
