package org.concurrencybench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.concurrencybench.results.Build;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.MachineProbe;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;

/** {@code record}: a run like any other, kept in a folder together with what it was measured on. */
public final class RecordCommand {
    private static final String RESULTS = "--results";
    private static final List<String> ASKING_FOR_HELP = List.of("-h", "--help");
    private static final String HELP = """
            Usage: record [--results DIR] [JMH options]
            Runs as without the word record, and keeps the result with its environment.
                  --results=DIR   The folder, made if need be.
                                  Default: %s
            A run that is stopped, or that ends at an error, is not kept. JMH's options follow.

            """.formatted(ResultStore.DEFAULT_FOLDER);

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final MachineProbe probe;

    /** A command that reads the time from {@code clock} and the machine from {@code probe}. */
    public RecordCommand(PrintStream out, PrintStream err, Clock clock, MachineProbe probe) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.probe = probe;
    }

    /** Takes {@code --results DIR} out of the arguments, runs JMH with the rest, and returns the exit code. */
    public int run(String... args) throws Exception {
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        if (!Collections.disjoint(rest, ASKING_FOR_HELP)) {
            out.print(HELP);
        }
        try (Recorder recorder = new Recorder(folder(rest))) {
            return new JmhCommand(out, err, probe).run(recorder, rest.toArray(String[]::new));
        }
    }

    private final class Recorder implements JmhCommand.Keeper, AutoCloseable {
        private final Path folder;
        private ResultStore store;
        private Build build;
        private Instant started;

        Recorder(Path folder) {
            this.folder = folder;
        }

        @Override
        public void prepare() throws BadInputException {
            store = open(folder);
            // Now: the jar may be built anew while the run is under way.
            build = Build.running();
            started = clock.instant();
        }

        @Override
        public String ifStopped() {
            close();
            return ", nothing is recorded";
        }

        @Override
        public String keep(Environment.Load before, List<ResultRow> rows, byte[] jmhJson) throws IOException {
            Environment environment = Environment.of(build, rows, started, before, clock, probe);
            Path file = store.save(started, environment.commit(), jmhJson, environment);
            String replaced = build.isThatOf(Build.location()) ? "" : "! The jar was %s.%n".formatted(Build.REPLACED);
            return "%nRecorded in %s%n%s".formatted(file, replaced);
        }

        @Override
        public void close() {
            if (store != null) {
                store.close();
            }
        }
    }

    private static Path folder(List<String> args) throws BadInputException {
        Path folder = null;
        for (int i = 0; i < args.size(); ) {
            boolean glued = args.get(i).startsWith(RESULTS + "=");
            if (!glued && !args.get(i).equals(RESULTS)) {
                i++;
                continue;
            }
            String option = args.remove(i);
            if (!glued && i == args.size()) {
                throw new BadInputException(RESULTS + ": expected a folder behind it");
            }
            if (folder != null) {
                throw new BadInputException(RESULTS + ": expected once");
            }
            folder = Arguments.path(RESULTS, glued ? option.substring(RESULTS.length() + 1) : args.remove(i));
        }
        return folder == null ? Path.of(ResultStore.DEFAULT_FOLDER) : folder;
    }

    static ResultStore open(Path folder) throws BadInputException {
        try {
            return ResultStore.open(folder);
        } catch (IOException e) {
            throw new BadInputException(RESULTS + " " + folder + ": expected a folder that can be written: " + e);
        }
    }
}
