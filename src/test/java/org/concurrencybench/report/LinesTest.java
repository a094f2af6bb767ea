package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final int INDENT = Lines.COLUMNS - 30;

    @Test
    void wordsGoOnBelowAtTheSamePlace() {
        assertThat(words("three words of which the last are below 5 %"))
                .containsExactly("three words of which the last", "are below 5 %");
    }

    @Test
    void aNameTooLongForALineIsCutBehindOneOfItsParts() {
        assertThat(words("RequestBatchBenchmark.virtualThreads route=wait"))
                .containsExactly("RequestBatchBenchmark.", "virtualThreads route=wait");
        assertThat(words("at /home/somebody/of/a/long/name/main.jar"))
                .containsExactly("at", "/home/somebody/of/a/long/name/", "main.jar");
    }

    @Test
    void aWordWithoutPartsIsCutAtTheEdge() {
        assertThat(words("x".repeat(70))).containsExactly("x".repeat(30), "x".repeat(30), "x".repeat(10));
        assertThat(words(".".repeat(40))).containsExactly(".".repeat(30), ".".repeat(10));
    }

    @Test
    void figuresStandToTheRightOfTheirColumns() {
        Lines lines = new Lines();
        lines.row(List.of("1", "20"), new int[] {3, 2}, UnaryOperator.identity(), "row");
        assertThat(lines).hasToString("    1  20  row\n");
    }

    private static List<String> words(String words) {
        Lines lines = new Lines();
        lines.words(" ".repeat(INDENT), INDENT, words);
        assertThat(lines.toString().lines())
                .allSatisfy(line ->
                        assertThat(line).hasSizeLessThanOrEqualTo(Lines.COLUMNS).startsWith(" ".repeat(INDENT)));
        return lines.toString().lines().map(line -> line.substring(INDENT)).toList();
    }
}
