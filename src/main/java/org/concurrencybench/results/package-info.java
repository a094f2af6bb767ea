/**
 * What a run leaves: JMH's own JSON read as plain records, the environment it was measured in, and the folder that keeps
 * both. Pure data; knows no benchmark and judges nothing.
 */
package org.concurrencybench.results;
