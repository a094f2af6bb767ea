/**
 * Statistics and verdicts: pure functions over results, from which they take everything they know. No files, no output,
 * no clock, and chance only from a seed.
 */
package org.concurrencybench.regression;
