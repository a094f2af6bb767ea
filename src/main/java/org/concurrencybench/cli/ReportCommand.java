package org.concurrencybench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.concurrencybench.regression.LearnedNoise;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.report.HtmlReport;
import org.concurrencybench.results.RepeatedRuns;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunFiles;
import org.concurrencybench.results.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: kept runs as one page of HTML. */
@Command(
        name = "report",
        description = "Writes one page of HTML about kept runs: the latest against the one before it in the same "
                + "environment, its figures as bars, and every row over all runs. The page needs no network.",
        sortOptions = false,
        showDefaultValues = true)
public final class ReportCommand {
    @Option(
            names = "--results",
            defaultValue = ResultStore.DEFAULT_FOLDER,
            paramLabel = "DIR",
            description =
                    "The folder with the runs; or files, with commas between. The order of names is that of time.")
    private String results;

    @Option(names = "--out", defaultValue = "report.html", paramLabel = "FILE", description = "The page.")
    private String file;

    @Mixin
    private ErrorOptions errors;

    private final PrintStream out;
    private final PrintStream err;

    /** A command that says on {@code out} what it wrote, and prints stack traces that are asked for to {@code err}. */
    public ReportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws BadInputException if an argument or a file is not what it should be, or the page cannot be written
     */
    public int run(String... args) throws BadInputException, InterruptedException {
        if (!Arguments.parse(this, out, args)) {
            return ExitCode.OK;
        }
        return errors.run(err, "report", this::write);
    }

    private int write() throws BadInputException {
        Path page = Arguments.path("--out", file);
        if (file.endsWith("/")) {
            throw new BadInputException("--out " + file + ": expected a file, not a folder");
        }
        if (file.endsWith(".json")) {
            throw new BadInputException(
                    "--out " + file + ": expected a name that is none of results, such as report.html");
        }
        // What no charset can write, a file's name or value may hold: there it becomes a question mark.
        byte[] html = html(runs()).getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.write(page, html);
        } catch (IOException e) {
            throw new BadInputException("--out " + page + ": expected a file that can be written: "
                    + (e.getClass() == IOException.class ? e.getMessage() : e));
        }
        out.println("Wrote " + page + ": open it in a browser.");
        return ExitCode.OK;
    }

    private List<Run> runs() throws BadInputException {
        List<Run> runs = RunFiles.inTime(results).parallelStream()
                .map(RunFiles::read)
                .filter(run -> !run.rows().isEmpty())
                .toList();
        if (runs.isEmpty()) {
            throw new BadInputException(results + ": expected at least one row");
        }
        return runs;
    }

    private String html(List<Run> runs) {
        return HtmlReport.of(
                runs,
                Rules.DEFAULT,
                judged ->
                        new LearnedNoise(RepeatedRuns.read(Path.of(results), List.of(judged), RunNoise.LEARNED_FROM)));
    }
}
