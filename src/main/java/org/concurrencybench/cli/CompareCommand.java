package org.concurrencybench.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.regression.LearnedNoise;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.results.MalformedResultException;
import org.concurrencybench.results.Overlap;
import org.concurrencybench.results.RepeatedRuns;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: a verdict for every row that two results have in common. */
@Command(
        name = "compare",
        description = "Gives a verdict for every benchmark that two results have in common.",
        footer = {"", ExitCode.MEANINGS},
        sortOptions = false,
        showDefaultValues = true)
public final class CompareCommand {
    private static final String INPUT = "A file in JMH's JSON, a folder of them, or several with commas between "
            + "(several files are several runs).";

    @Parameters(index = "0", paramLabel = "BASE", description = INPUT)
    private String base;

    @Parameters(index = "1", paramLabel = "HEAD", description = "The same, of what is compared with it.")
    private String head;

    @Option(
            names = "--run-noise",
            paramLabel = "X",
            description = "How far two runs of the same program are apart (standard deviation; 0.03 is 3 %%). "
                    + "Not given: learned from --results where it has five runs of one jar on the machine of BASE and HEAD, "
                    + "else 0.03, or what the runs show if that is more (from four runs on one side, or three and two, on). "
                    + "Three runs or more on both sides show it themselves.")
    private Double runNoise;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where record kept runs, to learn the noise between them from (default: "
                    + ResultStore.DEFAULT_FOLDER + ", if it is there).")
    private Path results;

    @Mixin
    private IgnoreOptions ignored;

    @Mixin
    private VerdictOptions options;

    @Mixin
    private ErrorOptions errors;

    private final PrintStream out;
    private final PrintStream err;

    /** A command that prints the verdicts to {@code out}, and stack traces that are asked for to {@code err}. */
    public CompareCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws BadInputException if an argument or a file is not what it should be, or the two have no row in common
     */
    public int run(String... args) throws BadInputException, InterruptedException {
        if (!Arguments.parse(this, out, args)) {
            return ExitCode.OK;
        }
        return errors.run(err, "compare " + base + " " + head, () -> {
            Comparison comparison = compare();
            options.print(out, (format, colour) -> format.of(comparison, colour));
            return options.exitCode(comparison);
        });
    }

    private Comparison compare() throws BadInputException {
        Rules rules = options.rules(ignored.configuration(), ignored.environment());
        List<List<Run>> sides =
                Stream.of(base, head).parallel().map(CompareCommand::read).toList();
        List<Run> baseRuns = alone(base, sides.get(0));
        List<Run> headRuns = alone(head, sides.get(1));
        Comparison comparison =
                new Judge(rules).compare(base, baseRuns, head, headRuns, noise(List.of(baseRuns, headRuns)));
        if (comparison.results().isEmpty()) {
            throw new BadInputException(
                    "nothing in common: none of the " + comparison.removed().size() + " rows of "
                            + base + " and the " + comparison.added().size() + " of " + head
                            + " agree in benchmark, mode, threads and parameters");
        }
        return comparison;
    }

    private static List<Run> read(String input) {
        return RunFiles.find(input).parallelStream().map(RunFiles::read).toList();
    }

    private List<Run> alone(String input, List<Run> runs) {
        List<Run> alone = Overlap.alone(runs, Run::environment);
        if (alone.size() < runs.size()) {
            err.println("# Left out of " + input + ": " + Overlap.leftOut(runs.size() - alone.size())
                    + ", as the base of ab is");
        }
        return alone;
    }

    private Function<ResultRow, RunNoise> noise(List<List<Run>> sides) throws BadInputException {
        if (runNoise != null) {
            if (!(runNoise >= 0 && runNoise < 1)) {
                throw new BadInputException("--run-noise " + runNoise + ": expected 0 or more and less than 1");
            }
            RunNoise given = RunNoise.given(runNoise);
            return row -> given;
        }
        if (results != null && !Files.isDirectory(results)) {
            throw new BadInputException("--results " + results + ": expected a folder");
        }
        List<Run> like = sides.stream().flatMap(List::stream).toList();
        Path store = results == null ? Path.of(ResultStore.DEFAULT_FOLDER) : results;
        try {
            return new LearnedNoise(RepeatedRuns.read(store, like, RunNoise.LEARNED_FROM));
        } catch (MalformedResultException e) {
            if (results != null) {
                throw e;
            }
            err.println("# Learned nothing of the noise between runs: " + e.getMessage());
            return new LearnedNoise(List.of());
        }
    }
}
