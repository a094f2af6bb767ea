/** What tests of several packages share: a server that answers as it is told, and what a test leaves behind. */
package org.concurrencybench.testing;
