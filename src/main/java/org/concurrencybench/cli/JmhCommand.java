package org.concurrencybench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.Parameter;
import org.concurrencybench.report.Summary;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.ResultRow;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.ProfilersFailedException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

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

        /**
         * Keeps the results.
         *
         * @param jmhJson what {@code -rf json} would write
         */
        void keep(List<ResultRow> rows, byte[] jmhJson) throws IOException;
    }

    private static final Keeper NOTHING_KEPT = new Keeper() {
        @Override
        public void prepare() {}

        @Override
        public void keep(List<ResultRow> rows, byte[] jmhJson) {}
    };

    private final PrintStream out;
    private final PrintStream err;

    /** A command that prints to {@code out}, and its errors to {@code err}; JMH itself prints to the process's own. */
    public JmhCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs JMH and returns the exit code. */
    public int run(String... args) throws Exception {
        return run(NOTHING_KEPT, args);
    }

    int run(Keeper keeper, String... args) throws Exception {
        try {
            CommandLineOptions options = new CommandLineOptions(args);
            if (options.shouldHelp()) {
                options.showHelp();
                out.print(Help.OWN);
                return ExitCode.OK;
            }
            if (options.shouldList()
                    || options.shouldListWithParams()
                    || options.shouldListProfilers()
                    || options.shouldListResultFormats()) {
                org.openjdk.jmh.Main.main(args);
                return ExitCode.OK;
            }
            return run(options, List.of(args), keeper);
        } catch (CommandLineOptionException e) {
            throw new BadInputException(e.getMessage() + ": -h lists the options");
        }
    }

    private int run(CommandLineOptions given, List<String> args, Keeper keeper) throws Exception {
        Selection selection = Selection.of(given);
        checkParameters(given, args);
        ForkJvm jvm = ForkJvm.of(Optional.ofNullable(given.getJvm().orElse(null)));
        Options options = new RunOptions(given, jvm).adapt(selection, out);
        Optional<Selection> remaining = Selection.ifAny(options);
        boolean silent = given.verbosity().orElse(VerboseMode.NORMAL) == VerboseMode.SILENT;
        if (remaining.isEmpty()) {
            out.println("# Nothing is left to run.");
            return ExitCode.OK;
        }
        keeper.prepare();
        if (!silent) {
            out.println(remaining.get().plan());
        }
        Collection<RunResult> results;
        try {
            results = new Runner(options).run();
        } catch (ProfilersFailedException e) {
            throw new BadInputException("-prof: " + messages(e) + ": -lprof lists what there is");
        } catch (RunnerException e) {
            err.println("error: " + message(e));
            return ExitCode.FAILED;
        }
        byte[] json = json(results);
        List<ResultRow> rows = JmhJson.read(json);
        if (!silent) {
            out.println();
            out.print(Summary.of(rows));
        }
        try {
            keeper.keep(rows, json);
        } catch (IOException e) {
            err.println("error: the run could not be kept: " + e);
            return ExitCode.FAILED;
        }
        long failed = remaining.get().rows() - results.size();
        if (failed > 0) {
            err.println("error: " + failed + " of " + remaining.get().rows() + " rows failed and have no result");
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    /** JMH passes over a parameter that no benchmark has, and finds a wrong value out in the fork. */
    private static void checkParameters(Options options, List<String> args) throws BadInputException {
        for (int i = 0; i + 1 < args.size(); i++) {
            String name = args.get(i + 1).replaceFirst("=.*", "");
            if (args.get(i).equals("-p") && Parameter.named(name).isEmpty()) {
                throw new BadInputException("-p " + args.get(i + 1) + ": expected one of the parameters "
                        + Arrays.stream(Parameter.values())
                                .map(Parameter::parameterName)
                                .collect(Collectors.joining(", ")));
            }
        }
        for (Parameter parameter : Parameter.values()) {
            for (String value : options.getParameter(parameter.parameterName()).orElse(List.of())) {
                try {
                    parameter.check(value);
                } catch (IllegalArgumentException e) {
                    throw new BadInputException(e.getMessage());
                }
            }
        }
    }

    private static byte[] json(Collection<RunResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
        stream.flush();
        return bytes.toByteArray();
    }

    /** The first message that is not JMH's own wrapping: JMH has printed the stack trace already. */
    private static String message(Throwable failure) {
        Throwable current = failure;
        while (current.getClass().getName().startsWith("org.openjdk.jmh.")) {
            Throwable[] suppressed = current.getSuppressed();
            Throwable next = suppressed.length > 0 ? suppressed[0] : current.getCause();
            if (next == null) {
                break;
            }
            current = next;
        }
        return current.getMessage() == null ? current.toString() : current.getMessage();
    }

    private static String messages(ProfilersFailedException failure) {
        return Stream.concat(Stream.of(failure.getCause()), Arrays.stream(failure.getSuppressed()))
                .map(Throwable::getMessage)
                .collect(Collectors.joining("; "));
    }
}
