/**
 * What tests of several packages share: a server that answers as it is told, what a test leaves behind, and results with
 * figures that a test chooses.
 */
package org.concurrencybench.testing;
