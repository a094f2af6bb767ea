package org.concurrencybench.cli;

import java.io.PrintStream;
import java.util.List;
import org.concurrencybench.regression.History;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Series;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.RunFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history}: where each row of the kept runs changed its level. */
@Command(
        name = "history",
        description = {
            "Says where the benchmarks in a folder of results changed, for each environment apart: the largest difference "
                    + "between the runs before and after some run, held against at least 9,999 random orders of the "
                    + "same runs. Left out: runs that were made beside another one, figures that were measured with other "
                    + "iterations or JVM arguments than most of the row's last eight, and rows with failed forks or without "
                    + "a figure that has a ratio to others.",
            "It takes for granted that runs without a change could have come in any order (one that merely drifts is "
                    + "called a change), and takes files in the order of their names, which record makes that of time."
        },
        footer = {
            "",
            "Exit codes:%n"
                    + "  0  no benchmark got slower at its latest change%n"
                    + "  1  one did%n"
                    + "  2  bad input, or no results%n"
                    + "  3  with --strict: a history is too short to be sure of even the clearest change,%n"
                    + "     or something of the newest run is left out"
        },
        sortOptions = false,
        showDefaultValues = true)
public final class HistoryCommand {
    @Option(
            names = "--results",
            defaultValue = ResultStore.DEFAULT_FOLDER,
            paramLabel = "DIR",
            description = "The folder with the runs; or files, with commas between.")
    private String results;

    @Mixin
    private VerdictOptions options;

    @Mixin
    private ErrorOptions errors;

    private final PrintStream out;
    private final PrintStream err;

    /** A command that prints the changes to {@code out}, and stack traces that are asked for to {@code err}. */
    public HistoryCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws BadInputException if an argument or a file is not what it should be
     */
    public int run(String... args) throws BadInputException, InterruptedException {
        if (!Arguments.parse(this, out, args)) {
            return ExitCode.OK;
        }
        return errors.run(err, "history", () -> {
            History history = read(options.rules(false, false));
            if (history.series().isEmpty()) {
                throw new BadInputException(results + ": expected at least one row with figures");
            }
            options.print(out, (format, colour) -> format.of(results, history, colour));
            return options.exitCode(
                    history.has(Series.Trend.REGRESSED),
                    history.has(Series.Trend.TOO_SHORT) || history.leftOut().ofNewest() > 0);
        });
    }

    private History read(Rules rules) {
        // A run is read, reduced and forgotten: what is kept is a figure for each row.
        List<History.Entry> entries = RunFiles.inTime(results).parallelStream()
                .map(file -> History.Entry.of(RunFiles.read(file)))
                .toList();
        return History.of(entries, rules);
    }
}
