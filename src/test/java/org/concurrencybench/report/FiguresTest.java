package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void aSmallFigureHasThreeDigits() {
        List<String> figures = new ArrayList<>();
        for (double value : new double[] {12_345, 1, 0.5, 0.01071, 0, Double.NaN}) {
            figures.add(Figures.number(value, Figures.decimals(value, 2)));
        }
        assertThat(figures).containsExactly("12,345.00", "1.00", "0.500", "0.0107", "0.00", "-");
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertThat(Figures.number(1234.56, 1)).isEqualTo("1,234.6");
        assertThat(Figures.number(-0.04, 1)).isEqualTo("0.0");
        assertThat(Figures.number(-0.4, 0)).isEqualTo("0");
        assertThat(Figures.number(-0.06, 1)).isEqualTo("-0.1");
        assertThat(Figures.number(Double.NaN, 1)).isEqualTo("-");
        assertThat(Figures.percent(0.1234, 1)).isEqualTo("12.3 %");
        assertThat(Figures.percent(Double.POSITIVE_INFINITY, 1)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0834, 1.083",
        "1234.5678, '1,234.568'",
        "0.0123456, 0.0123",
        "0.00098, 0.000980",
        "1e-9, 1.00e-09",
        "1e12, 1.00e+12"
    })
    void ratiosHaveThreeDigitsAtLeast(double ratio, String text) {
        assertThat(Figures.ratio(ratio)).isEqualTo(text);
        assertThat(Figures.interval(ratio, Double.POSITIVE_INFINITY)).isEqualTo(text + " … -");
    }

    @ParameterizedTest
    @CsvSource({
        "140.42, 0.012, 140.4 ± 0.01",
        "140.42, 1e-17, 140.4 ± 1e-17",
        "140.42, 3.21, 140.4 ± 3.2",
        "140.42, 0, 140.4 ± 0.0",
        "5, NaN, 5.000",
        "12, NaN, 12.00",
        "9.9996, NaN, 10.00",
        "0.99996, NaN, 1.000",
        "12.5, NaN, 12.50",
        "12345.6, NaN, '12,346'"
    })
    void anErrorThatIsThereIsShown(double score, double error, String text) {
        assertThat(Figures.score(score, error)).isEqualTo(text);
    }

    @Test
    void aChangeSaysItsDirectionUnlessThereIsNone() {
        assertThat(Figures.change(Math.log(1.2))).isEqualTo("20.0 % slower");
        assertThat(Figures.change(-Math.log(1.2))).isEqualTo("20.0 % faster");
        assertThat(Figures.change(0)).isEqualTo("0.0 %");
        assertThat(Figures.change(Double.NaN)).isEqualTo("-");
    }

    /** A halved rate is no 100 % slower to anybody. */
    @Test
    void fromTwiceOnAChangeIsAMultiple() {
        assertThat(Figures.change(Math.log(1.99))).isEqualTo("99.0 % slower");
        assertThat(Figures.change(Math.log(2.001))).isEqualTo("2.0 times as slow");
        assertThat(Figures.change(-Math.log(1234))).isEqualTo("1,234.0 times as fast");
    }
}
