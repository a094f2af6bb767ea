/**
 * What people read: results as text, and verdicts as text, Markdown and JSON. Knows the benchmarks by the names in their
 * results and by nothing else.
 */
package org.concurrencybench.report;
