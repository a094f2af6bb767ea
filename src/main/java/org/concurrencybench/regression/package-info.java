/**
 * Statistics and verdicts: pure functions over results. No files, no output, no clock, and chance only from a seed.
 */
package org.concurrencybench.regression;
