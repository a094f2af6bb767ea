package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Text for a terminal of {@value #COLUMNS} columns: what is longer goes on in the next line. */
final class Lines {
    static final int COLUMNS = 100;

    /** Words that begin near the edge, or behind it, take these columns all the same. */
    private static final int LEAST_WIDTH = 20;

    private static final String GAP = "  ";

    /** Where a line may be broken: a figure stays with its sign. */
    private static final Pattern SPACE = Pattern.compile(" (?!%)");

    private final StringBuilder text = new StringBuilder();

    /** Adds a line as it is. */
    void add(String line) {
        text.append(line).append('\n');
    }

    /** Adds words, broken at the edge and going on below at the same place. */
    void words(String words) {
        words("", 0, words);
    }

    /**
     * Adds words behind something that is there already, broken at the edge; a word too long for a line is cut.
     *
     * @param start what the first line starts with
     * @param indent how many columns {@code start} takes, and the lines below leave free
     */
    void words(String start, int indent, String words) {
        if (words.isEmpty()) {
            return;
        }
        int width = Math.max(LEAST_WIDTH, COLUMNS - indent);
        if (words.length() <= width) {
            add(start + words);
            return;
        }
        StringBuilder line = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (String word : SPACE.split(words, -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            while (rest.length() > width) {
                int cut = cut(rest, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        text.append(start).append(String.join("\n" + " ".repeat(indent), lines)).append('\n');
    }

    /** Adds items below each other, the first behind {@code start}. */
    void items(String start, List<String> items) {
        String before = start;
        for (String item : items) {
            words(before, start.length(), item);
            before = " ".repeat(start.length());
        }
    }

    /** How much of a word goes into a line that is too short for it: of a class's name, or a path, whole parts. */
    private static int cut(String word, int width) {
        int parts = 1 + Math.max(word.lastIndexOf('.', width - 1), word.lastIndexOf('/', width - 1));
        return parts > 0 ? parts : width;
    }

    /** How wide the columns of a table are. */
    static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return widths;
    }

    /**
     * Adds a row of a table: figures to the right of their columns, and a name that goes on below if it is long.
     *
     * @param colour what to do to the first cell, which must not make it any wider
     */
    void row(List<String> cells, int[] widths, UnaryOperator<String> colour, String name) {
        StringBuilder figures = new StringBuilder();
        int width = GAP.length();
        for (int i = 0; i < widths.length; i++) {
            String cell = " ".repeat(widths[i] - cells.get(i).length()) + cells.get(i);
            figures.append(GAP).append(i == 0 ? colour.apply(cell) : cell);
            width += GAP.length() + widths[i];
        }
        words(figures + GAP, width, name);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
