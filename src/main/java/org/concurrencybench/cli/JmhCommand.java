package org.concurrencybench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.concurrencybench.benchmark.Parameter;
import org.concurrencybench.profile.Profilers;
import org.concurrencybench.report.Disturbance;
import org.concurrencybench.report.Summary;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.MachineProbe;
import org.concurrencybench.results.ResultRow;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.ProfilersFailedException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/** JMH with all its options: checked before it starts, failing at the first error, and closed with this suite's tables. */
public final class JmhCommand {
    /** What is done with a run besides printing it. */
    interface Keeper {
        /**
         * Called before the run starts.
         *
         * @throws BadInputException if the results could not be kept
         */
        void prepare() throws BadInputException;

        /** What to tell the user beside that the run was stopped. */
        String ifStopped();

        /**
         * Keeps the results, of which there is at least one, and returns what to tell the user.
         *
         * @param before how busy the machine was when the run started
         * @param jmhJson what {@code -rf json} would write
         * @throws IOException if a file cannot be written
         */
        String keep(Environment.Load before, List<ResultRow> rows, byte[] jmhJson) throws IOException;
    }

    private static final Keeper NOTHING_KEPT = new Keeper() {
        @Override
        public void prepare() {}

        @Override
        public String ifStopped() {
            return "";
        }

        @Override
        public String keep(Environment.Load before, List<ResultRow> rows, byte[] jmhJson) {
            return "";
        }
    };

    private final PrintStream out;
    private final PrintStream err;
    private final MachineProbe probe;

    /**
     * A command that prints to {@code out}, and its errors to {@code err}; JMH itself prints to the process's own.
     *
     * @param probe tells what else the machine did meanwhile
     */
    public JmhCommand(PrintStream out, PrintStream err, MachineProbe probe) {
        this.out = out;
        this.err = err;
        this.probe = probe;
    }

    /** Runs JMH and returns the exit code. */
    public int run(String... args) throws Exception {
        return run(NOTHING_KEPT, args);
    }

    int run(Keeper keeper, String... args) throws Exception {
        CommandLineOptions options = OptionChecks.parse(args);
        OptionChecks.patterns(options);
        if (options.shouldHelp()) {
            options.showHelp();
            out.print(Help.OWN);
            return ExitCode.OK;
        }
        if (options.shouldListProfilers()) {
            Profilers.loadAsyncProfiler();
            org.openjdk.jmh.Main.main(args);
            out.println(Profilers.SHORT_NAMES);
            return ExitCode.OK;
        }
        if (options.shouldListResultFormats()) {
            org.openjdk.jmh.Main.main(args);
            return ExitCode.OK;
        }
        Options given = rejoined(options);
        if (options.shouldList() || options.shouldListWithParams()) {
            Optional<Selection> listed = Selection.ifAny(given);
            if (listed.isPresent()) {
                OptionChecks.parameters(List.of(args), given, listed.get());
            }
            org.openjdk.jmh.Main.main(args);
            return ExitCode.OK;
        }
        Selection selection = Selection.of(given);
        OptionChecks.parameters(List.of(args), given, selection);
        OptionChecks.combinations(given, selection);
        return run(given, selection, keeper);
    }

    private int run(Options given, Selection selection, Keeper keeper) throws Exception {
        OutputFiles files = new OutputFiles(given);
        files.checkBefore();
        new ServerChecks(selection).parameters();
        ForkJvm jvm = ForkJvm.of("-jvm ", Optional.ofNullable(given.getJvm().orElse(null)));
        Options options = new RunOptions(given, profilers(given, selection), jvm, new ServerChecks(selection).jvms(jvm))
                .adapt(selection, out);
        Optional<Selection> remaining = Selection.ifAny(options);
        if (remaining.isEmpty()) {
            out.println("# Nothing is left to run.");
            return ExitCode.OK;
        }
        new ServerChecks(remaining.get()).addresses();
        keeper.prepare();
        if (!files.isSilent()) {
            out.println(remaining.get().plan());
        }
        Environment.Load before = probe.load();
        Collection<RunResult> results;
        // JMH ends with the process, in the midst of a line, and has no results before the last row.
        Thread stopped = new Thread(() -> err.printf("%nerror: stopped%s%n", keeper.ifStopped()), "stopped");
        Runtime.getRuntime().addShutdownHook(stopped);
        try {
            results = new Runner(options).run();
        } catch (ProfilersFailedException e) {
            Optional<String> help = JmhFailures.help(e);
            if (help.isPresent()) {
                out.print(help.get());
                return ExitCode.OK;
            }
            throw new BadInputException(
                    "-prof: " + JmhFailures.messages(e) + ": -lprof lists what there is, -prof NAME:help its options");
        } catch (RunnerException e) {
            if (isOver(stopped)) {
                err.println("error: " + JmhFailures.message(e));
            }
            return ExitCode.FAILED;
        } finally {
            isOver(stopped);
        }
        return isOver(stopped) ? finish(files, results, before, remaining.get(), keeper) : ExitCode.FAILED;
    }

    /** Whether the run came to its end by itself; from now on nobody who ends the process is told that it was stopped. */
    private static boolean isOver(Thread stopped) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopped);
            return true;
        } catch (IllegalStateException e) {
            return false; // the process is ending, and what fails meanwhile fails for that
        }
    }

    /** Keeps and prints what was measured, and returns the exit code. */
    private int finish(
            OutputFiles files,
            Collection<RunResult> results,
            Environment.Load before,
            Selection planned,
            Keeper keeper) {
        List<String> losses = new ArrayList<>();
        if (!results.isEmpty()) {
            byte[] json = OutputFiles.formatted(results, ResultFormatType.JSON);
            List<ResultRow> rows = JmhJson.read(json);
            String kept = "";
            try {
                kept = keeper.keep(before, rows, json);
            } catch (IOException e) {
                losses.add("the run could not be kept: " + e.getMessage());
            }
            try {
                files.checkAfter(results);
            } catch (IOException e) {
                losses.add(e.getMessage());
            }
            if (!files.isSilent()) {
                out.println();
                out.print(Summary.of(rows));
                out.print(Disturbance.between(before, probe.load(), new ServerChecks(planned).foreign()));
            }
            out.print(kept);
            rows.forEach(row -> row.failedForks()
                    .ifPresent(failed -> losses.add(failed + ", so the score is that of the rest: " + row.key())));
        }
        long rows = planned.plan().rows();
        long failed = rows - results.size();
        if (failed > 0) {
            losses.add(failed + " of " + rows + " rows failed and have no result");
        }
        losses.forEach(loss -> err.println("error: " + loss));
        return losses.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** JMH splits every value of a parameter at its commas. */
    private static Options rejoined(Options given) {
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        for (Parameter parameter : Parameter.values()) {
            Collection<String> values =
                    given.getParameter(parameter.parameterName()).orElse(List.of());
            if (!values.isEmpty()) {
                options.param(
                        parameter.parameterName(), parameter.rejoin(values).toArray(String[]::new));
            }
        }
        return options.build();
    }

    private List<ProfilerConfig> profilers(Options given, Selection selection) throws BadInputException {
        boolean batches = !selection.withParameter(Parameter.BATCH_SIZE).isEmpty();
        try {
            return Profilers.prepare(given.getProfilers(), batches, out);
        } catch (ProfilerException e) {
            throw new BadInputException("-prof: " + e.getMessage());
        }
    }
}
