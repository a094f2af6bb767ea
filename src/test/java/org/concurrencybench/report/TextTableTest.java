package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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

    @Test
    void aSmallFigureHasThreeDigits() {
        List<String> figures = new ArrayList<>();
        for (double value : new double[] {12_345, 1, 0.5, 0.01071, 0, Double.NaN}) {
            figures.add(TextTable.number(value, TextTable.decimals(value, 2)));
        }
        assertThat(figures).containsExactly("12,345.00", "1.00", "0.500", "0.0107", "0.00", "-");
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertThat(TextTable.number(1234.56, 1)).isEqualTo("1,234.6");
        assertThat(TextTable.number(-0.04, 1)).isEqualTo("0.0");
        assertThat(TextTable.number(-0.4, 0)).isEqualTo("0");
        assertThat(TextTable.number(-0.06, 1)).isEqualTo("-0.1");
        assertThat(TextTable.number(Double.NaN, 1)).isEqualTo("-");
        assertThat(TextTable.percent(0.1234, 1)).isEqualTo("12.3 %");
        assertThat(TextTable.percent(Double.POSITIVE_INFINITY, 1)).isEqualTo("-");
    }
}
