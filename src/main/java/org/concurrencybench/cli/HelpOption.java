package org.concurrencybench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that all subcommands have, behind their own. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    @SuppressWarnings("UnusedVariable") // that it is declared is what picocli looks for
    private boolean help;
}
