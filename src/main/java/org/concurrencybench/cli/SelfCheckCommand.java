package org.concurrencybench.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.regression.Quality;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.Verdict;
import org.concurrencybench.results.Build;
import org.concurrencybench.results.MachineProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code selfcheck}: this jar against itself, which shows how far the machine can be trusted. */
@Command(
        name = "selfcheck",
        description =
                "Measures this jar against itself as ab would, and says how small a change this machine can show.",
        customSynopsis = "selfcheck [OPTIONS] [JMH options]",
        footer = {
            "",
            "Exit codes:%n"
                    + "  0  no false alarm%n"
                    + "  1  a change was found where there is none%n"
                    + "  2  bad input, or a benchmark failed%n"
                    + "  3  with --strict: something stayed undecided",
            "",
            "Ctrl-C keeps the rounds that are done, and says what they say."
        },
        sortOptions = false,
        showDefaultValues = true)
public final class SelfCheckCommand {
    @Mixin
    private RoundsOptions rounds;

    @Mixin
    private VerdictOptions options;

    @Mixin
    private ErrorOptions errors;

    @Unmatched
    private final List<String> jmhOptions = new ArrayList<>();

    private final PrintStream out;
    private final PrintStream err;
    private final Duel duel;

    /** A command that prints its findings to {@code out}, and to {@code err} what it is doing. */
    public SelfCheckCommand(PrintStream out, PrintStream err, Clock clock, MachineProbe probe) {
        this.out = out;
        this.err = err;
        this.duel = new Duel(err, clock, probe);
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws BadInputException if an argument is not what it should be, or nothing could be measured
     */
    public int run(String... args) throws BadInputException, InterruptedException {
        if (!Arguments.parse(this, out, args)) {
            return ExitCode.OK;
        }
        return errors.run(err, "selfcheck", this::measure);
    }

    private int measure() throws Exception {
        Path jar = Build.location();
        if (!Files.isRegularFile(jar)) {
            throw new BadInputException("selfcheck measures the jar that it runs from, this is " + jar);
        }
        Rules rules = options.rules(false, false);
        JmhArguments jmh = JmhArguments.parse(jmhOptions);
        JarSide base = new JarSide("base", jar, JarSide.ownJava(), "", jmh);
        JarSide head = new JarSide("head", jar, JarSide.ownJava(), "", jmh);
        try (StopSignal stop = StopSignal.interruptsThisThread()) {
            Duel.Outcome outcome = duel.run(base, head, jmh, rounds, stop);
            Comparison comparison = new Judge(rules).pair(outcome.base(), outcome.head());
            List<Quality> rows = Quality.of(outcome.base(), outcome.head(), comparison);
            options.print(out, (format, colour) -> format.of(rows, rules, colour));
            if (outcome.shortfall().isPresent()) {
                throw new BadInputException(outcome.shortfall().get());
            }
            return options.exitCode(
                    rows.stream().anyMatch(Quality::isFalseAlarm), comparison.has(Verdict.INCONCLUSIVE));
        }
    }
}
