package org.concurrencybench.results;

import java.io.File;
import java.util.Map;
import java.util.Optional;

/**
 * One run: what JMH wrote, and what it was measured on if that was kept.
 *
 * @param name where it was read from
 * @param environment what it was measured on; empty for a file that has no sidecar
 * @param rows the rows by key, in the order of the file
 */
public record Run(String name, Optional<Environment> environment, Map<RowKey, ResultRow> rows) {
    /** The name without folder and ending. */
    public String shortName() {
        return name.substring(name.lastIndexOf(File.separatorChar) + 1).replaceFirst("\\.json$", "");
    }
}
