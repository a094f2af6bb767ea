package org.concurrencybench.regression;

import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.ScoreUnit;

/**
 * What makes figures of several runs one series.
 *
 * @param row the row
 * @param environment what it was measured on
 * @param unit the basic unit: units that do not convert into each other are apart
 */
record SeriesKey(RowKey row, Fingerprint environment, String unit) {
    /** That of a row of a run. */
    static SeriesKey of(Run run, ResultRow row) {
        return new SeriesKey(
                row.key(),
                Fingerprint.of(run.environment(), row.configuration()),
                ScoreUnit.basic(row.primary().unit()));
    }
}
