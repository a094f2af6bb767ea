/**
 * What a run leaves, and how it is read, joined and kept: JMH's own JSON as plain records, the environment it was measured
 * in, and the folder that keeps both. Knows no benchmark and gives no verdict.
 */
package org.concurrencybench.results;
