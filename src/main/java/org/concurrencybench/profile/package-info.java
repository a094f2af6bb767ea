/**
 * Profilers beside JMH's own: latency percentiles of every request, and async-profiler with nothing to install. Knows JMH
 * and no package of this project; the benchmarks connect it with the clients.
 */
package org.concurrencybench.profile;
