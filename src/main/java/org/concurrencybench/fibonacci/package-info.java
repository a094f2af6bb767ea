/**
 * The CPU-bound work: one number, computed in the ways that Java offers. Knows nothing of HTTP, JMH or the other
 * packages; executors and pools are passed in.
 */
package org.concurrencybench.fibonacci;
