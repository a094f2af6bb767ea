package org.concurrencybench.cli;

import java.io.PrintStream;
import org.concurrencybench.results.MalformedResultException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What all commands that read results do with whatever goes wrong. */
final class ErrorOptions {
    @Option(
            names = "--stacktrace",
            description = "With an error, say where in this program it was found.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean stackTrace;

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        int exitCode() throws Exception;
    }

    /**
     * Does a command's work, and turns whatever goes wrong into bad input: none of it proves a regression, and the exit
     * code must not say so.
     *
     * @param name the command as it was called, for errors that tell nothing themselves
     */
    int run(PrintStream err, String name, Work work) throws BadInputException, InterruptedException {
        try {
            return work.exitCode();
        } catch (BadInputException | InterruptedException e) {
            throw e;
        } catch (MalformedResultException e) {
            trace(err, e);
            throw new BadInputException(e.getMessage());
        } catch (Exception | OutOfMemoryError e) {
            trace(err, e);
            throw new BadInputException(name + " failed: " + e + " (--stacktrace says where, -Xmx gives memory)");
        }
    }

    private void trace(PrintStream err, Throwable e) {
        if (stackTrace) {
            e.printStackTrace(err);
        }
    }
}
