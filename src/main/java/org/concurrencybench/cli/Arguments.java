package org.concurrencybench.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;

/** The arguments of a subcommand that JMH has no part in. */
final class Arguments {
    private Arguments() {}

    /**
     * The path that an option was given.
     *
     * @throws BadInputException if it is empty, as a variable that is not set is, or no path here
     */
    static Path path(String option, String given) throws BadInputException {
        try {
            return path(given);
        } catch (CommandLine.TypeConversionException e) {
            throw new BadInputException(option + " " + e.getMessage());
        }
    }

    private static Path path(String given) {
        if (given.isEmpty()) {
            throw new CommandLine.TypeConversionException("'': expected a path");
        }
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + given + "': expected a path that this locale can write: " + e.getReason());
        }
    }

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
                .setExpandAtFiles(false) // a file may be called so
                .registerConverter(Path.class, Arguments::path);
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
