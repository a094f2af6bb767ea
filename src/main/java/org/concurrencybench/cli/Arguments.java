package org.concurrencybench.cli;

import java.io.PrintStream;
import picocli.CommandLine;

/** The arguments of a subcommand that JMH has no part in. */
final class Arguments {
    private Arguments() {}

    /**
     * Sets the annotated fields of {@code command}, or prints its usage if the arguments ask for it.
     *
     * @return whether to go on: false if the usage was printed
     * @throws BadInputException if an argument is wrong
     */
    static boolean parse(Object command, PrintStream out, String... args) throws BadInputException {
        CommandLine commandLine = new CommandLine(command)
                .addMixin("help", new HelpOption())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false); // a file may be called so
        try {
            commandLine.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw new BadInputException(
                    e.getMessage() + ": " + commandLine.getCommandName() + " --help lists the options");
        }
        if (commandLine.isUsageHelpRequested()) {
            commandLine.usage(out);
            return false;
        }
        return true;
    }
}
