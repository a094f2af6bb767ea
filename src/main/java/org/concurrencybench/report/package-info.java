/**
 * What people read: results as text, verdicts as text, Markdown and JSON, and all of it as a page of HTML, whose records
 * hold every figure and verdict and whose template, style and script are resources. Knows the benchmarks by the names in their
 * results and by nothing else.
 */
package org.concurrencybench.report;
