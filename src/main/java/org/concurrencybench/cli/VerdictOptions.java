package org.concurrencybench.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.report.Format;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What all commands that give verdicts have in common: what a verdict is held to, and how it is told. */
final class VerdictOptions {
    @Option(names = "--format", defaultValue = "text", paramLabel = "FORMAT", description = "text, markdown or json.")
    private Format format;

    @Option(
            names = "--threshold",
            defaultValue = "" + Rules.THRESHOLD,
            paramLabel = "X",
            description = "The smallest change worth a verdict; 0.02 is 2 %%.")
    private double threshold;

    @Option(
            names = "--alpha",
            defaultValue = "" + Rules.ALPHA,
            paramLabel = "X",
            description = "The probability of a false REGRESSED or IMPROVED, over all rows together, that is taken; "
                    + "for UNCHANGED it is that of each row.")
    private double alpha;

    @Option(
            names = "--strict",
            description = "Exit with 3 when something stayed undecided.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean strict;

    /**
     * The rules that the options ask for.
     *
     * @throws BadInputException if a figure is out of range
     */
    Rules rules(boolean ignoreConfiguration, boolean ignoreEnvironment) throws BadInputException {
        try {
            return new Rules(alpha, threshold, ignoreConfiguration, ignoreEnvironment);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage());
        }
    }

    /** Prints in the format that was asked for; what goes to programs is UTF-8 wherever it runs. */
    void print(PrintStream out, BiFunction<Format, Boolean, String> report) {
        String text = report.apply(format, CommandLine.Help.Ansi.AUTO.enabled());
        if (format == Format.TEXT) {
            out.print(text);
        } else {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    /** What a comparison's verdicts make of the process's end. */
    int exitCode(Comparison comparison) {
        return exitCode(comparison.has(Verdict.REGRESSED), comparison.has(Verdict.INCONCLUSIVE));
    }

    /** What it makes of the process's end that something is proven worse, or stayed undecided. */
    int exitCode(boolean worse, boolean undecided) {
        if (worse) {
            return ExitCode.REGRESSED;
        }
        return strict && undecided ? ExitCode.UNDECIDED : ExitCode.OK;
    }
}
