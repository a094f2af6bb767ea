package org.concurrencybench.report;

import java.util.List;

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
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** In a code span nothing has a meaning but the backtick; a bar would still end the table's cell. */
    static String code(String words) {
        return "`" + RowNames.clean(words).replace('`', '\'').replace("|", "\\|") + "`";
    }

    static String escaped(String words) {
        return RowNames.clean(words).replaceAll("[\\\\`*_{}\\[\\]<>|~#&]", "\\\\$0");
    }
}
