/**
 * What tests of several packages share: a server that answers as it is told, a connection without a client, a browser, what
 * a test leaves behind, and results with figures that a test chooses.
 */
package org.concurrencybench.testing;
