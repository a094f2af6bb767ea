package org.concurrencybench.report;

import java.util.List;
import java.util.stream.Collectors;

/** A table in GitHub-flavoured Markdown, and words that keep their meaning in it. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    /**
     * A table.
     *
     * @param alignments such as {@code --:}, one for each heading
     */
    MarkdownTable(List<String> headings, List<String> alignments) {
        row(headings);
        row(alignments);
    }

    void row(List<String> cells) {
        List<String> escaped =
                cells.stream().map(cell -> cell.replace("|", "\\|")).toList();
        text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** In a code span nothing has a meaning but the backtick. */
    static String code(String words) {
        return "`" + RowNames.clean(words).replace('`', '\'') + "`";
    }

    static String codes(List<String> items) {
        return items.stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
    }

    static String escaped(String words) {
        return RowNames.clean(words).replaceAll("[\\\\`*_{}\\[\\]<>~#&]", "\\\\$0");
    }
}
