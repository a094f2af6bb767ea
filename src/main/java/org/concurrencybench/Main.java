package org.concurrencybench;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.concurrencybench.cli.AbCommand;
import org.concurrencybench.cli.BadInputException;
import org.concurrencybench.cli.CompareCommand;
import org.concurrencybench.cli.ExitCode;
import org.concurrencybench.cli.HistoryCommand;
import org.concurrencybench.cli.JmhCommand;
import org.concurrencybench.cli.RecordCommand;
import org.concurrencybench.cli.ReportCommand;
import org.concurrencybench.cli.SelfCheckCommand;
import org.concurrencybench.cli.ServeCommand;
import org.concurrencybench.cli.StopSignal;
import org.concurrencybench.results.MachineProbe;

/** Picks a subcommand; everything else goes to JMH. */
public final class Main {
    private Main() {}

    /** Does what the arguments ask for and ends the process with the exit code that tells how it went. */
    public static void main(String[] args) throws Exception {
        silenceUnsafeWarning();
        Runtime.getRuntime().addShutdownHook(new Thread(Main::endForks, "end-forks"));
        int code;
        try {
            code = run(System.out, System.err, args);
            if (System.out.checkError()) {
                System.err.println("error: not all of the output could be written");
                code = code == ExitCode.OK ? ExitCode.BAD_INPUT : code; // no benchmark failed, and none is proven worse
            }
        } finally {
            StopSignal.allIsSaid();
        }
        System.exit(code);
    }

    static int run(PrintStream out, PrintStream err, String... args) throws Exception {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        Clock clock = Clock.systemUTC();
        MachineProbe probe = new MachineProbe(Path.of("/"));
        try {
            return switch (args.length == 0 ? "" : args[0]) {
                case "record" -> new RecordCommand(out, err, clock, probe).run(rest);
                case "serve" -> new ServeCommand(out).run(rest);
                case "compare" -> new CompareCommand(out, err).run(rest);
                case "ab" -> new AbCommand(out, err, clock, probe).run(rest);
                case "history" -> new HistoryCommand(out, err).run(rest);
                case "report" -> new ReportCommand(out, err).run(rest);
                case "selfcheck" -> new SelfCheckCommand(out, err, clock, probe).run(rest);
                default -> new JmhCommand(out, err, probe).run(args);
            };
        } catch (BadInputException e) {
            err.println("error: " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    /** A fork outlives a parent that is told to stop; nobody would read its figures. */
    private static void endForks() {
        StopSignal.awaitOrder();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * JMH and the server's libraries call sun.misc.Unsafe, of which JDK 24 and later warn once on the console (JEP 498).
     * The flag against it can be given to the forks but not to a JVM that runs already, so its warning is marked as
     * given. A JDK that has no such mark does not warn.
     */
    private static void silenceUnsafeWarning() {
        try {
            Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (ReflectiveOperationException e) {
            return;
        }
    }
}
