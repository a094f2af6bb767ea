package org.concurrencybench.regression;

import java.util.List;
import org.concurrencybench.results.RowKey;

/**
 * Two sides compared.
 *
 * @param base the base's name
 * @param head the head's name
 * @param rules what the verdicts were held to
 * @param results the rows that both have, in the order of their keys
 * @param added the rows that the head alone has
 * @param removed the rows that the base alone has
 */
public record Comparison(
        String base, String head, Rules rules, List<RowVerdict> results, List<RowKey> added, List<RowKey> removed) {
    /** Whether any row has that verdict. */
    public boolean has(Verdict verdict) {
        return count(verdict) > 0;
    }

    /** How many rows have that verdict. */
    public long count(Verdict verdict) {
        return results.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** The geometric mean of the slowdowns that are known; NaN if none is. */
    public double geomeanSlowdown() {
        return Math.exp(results.stream()
                .mapToDouble(RowVerdict::slowdown)
                .filter(Double::isFinite)
                .map(Math::log)
                .average()
                .orElse(Double.NaN));
    }
}
