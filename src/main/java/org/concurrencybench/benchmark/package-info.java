/**
 * The benchmarks: JMH annotations, parameters, states and the wiring of server, clients and Fibonacci. A body is at most
 * three lines; what is measured lives in the packages that it calls, but for the machine's floor.
 */
package org.concurrencybench.benchmark;
