package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under headings, each column as wide as its widest cell. */
final class TextTable {
    private static final String GAP = " | ";

    private final List<String> headings = new ArrayList<>();
    private final List<Boolean> leftAligned = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column of figures, which stand to the right. */
    TextTable figures(String heading) {
        headings.add(heading);
        leftAligned.add(false);
        return this;
    }

    /** Adds a column of words, which stand to the left. */
    TextTable words(String heading) {
        headings.add(heading);
        leftAligned.add(true);
        return this;
    }

    void row(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + headings.size() + " columns");
        }
        rows.add(cells);
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>(List.of(headings));
        lines.addAll(rows);
        int[] widths = Lines.widths(lines);
        StringBuilder text = new StringBuilder();
        lines.forEach(cells -> line(text, cells, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - cells.get(column).length());
            line.append(column == 0 ? "  " : GAP);
            line.append(leftAligned.get(column) ? cells.get(column) + padding : padding + cells.get(column));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
