/**
 * The command line: one class for each subcommand, which takes arguments, calls what does the work and turns the outcome
 * into an exit code.
 */
package org.concurrencybench.cli;
