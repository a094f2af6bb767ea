/**
 * The command line: one class for each subcommand, which takes arguments, calls what does the work and turns the outcome
 * into an exit code; and what runs JMH for them, in this process or in rounds of processes of their own.
 */
package org.concurrencybench.cli;
