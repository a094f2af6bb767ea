package org.concurrencybench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Differences between the sides that forbid a verdict unless one asks for it. */
final class IgnoreOptions {
    @Option(
            names = "--ignore-config",
            description = "Judge rows that were measured with other iterations, batch sizes or JVM arguments.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean configuration;

    @Option(
            names = "--ignore-environment",
            description = "Judge rows from another CPU, number of cores, JDK or garbage collector.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean environment;

    boolean configuration() {
        return configuration;
    }

    boolean environment() {
        return environment;
    }
}
