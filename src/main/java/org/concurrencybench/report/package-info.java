/**
 * What people read: results as text. Knows the benchmarks by the names in their results and by nothing else.
 */
package org.concurrencybench.report;
