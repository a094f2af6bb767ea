package org.concurrencybench.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.results.MachineProbe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code ab}: two jars, JVMs or sets of JVM arguments measured in turns, and a verdict for every row. */
@Command(
        name = "ab",
        description = {
            "Measures two sides in turns, fork by fork, and gives a verdict for every benchmark that both have.",
            "A side is a jar with JMH in it (any project's), the JVM that it runs on and its JVM arguments."
        },
        customSynopsis = "ab --base JAR [--head JAR] [OPTIONS] [JMH options]",
        footer = {"", ExitCode.MEANINGS, "", "Ctrl-C keeps the rounds that are done, and says what they say."},
        sortOptions = false,
        showDefaultValues = true)
public final class AbCommand {
    @Option(names = "--base", required = true, paramLabel = "JAR", description = "The jar to compare with.")
    private Path base;

    @Option(names = "--head", paramLabel = "JAR", description = "The jar that is compared; default: the base's.")
    private Path head;

    @Option(names = "--base-jvm", paramLabel = "JAVA", description = "The base's java; default: this program's.")
    private String baseJvm;

    @Option(names = "--head-jvm", paramLabel = "JAVA", description = "The head's java.")
    private String headJvm;

    @Option(
            names = "--base-jvm-args",
            paramLabel = "ARGS",
            defaultValue = "",
            description = {
                "Further JVM arguments of the base's forks, in one word: --base-jvm-args='-Xint -Da=b'.",
                "As with -jvmArgsAppend, @Fork(jvmArgsAppend) of a benchmark does not count then."
            },
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String baseJvmArgs;

    @Option(
            names = "--head-jvm-args",
            paramLabel = "ARGS",
            defaultValue = "",
            description = "The same of the head's forks.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String headJvmArgs;

    @Mixin
    private RoundsOptions rounds;

    @Mixin
    private IgnoreOptions ignored;

    @Mixin
    private VerdictOptions options;

    @Mixin
    private ErrorOptions errors;

    @Unmatched
    private final List<String> jmhOptions = new ArrayList<>();

    private final PrintStream out;
    private final PrintStream err;
    private final Duel duel;

    /** A command that prints the verdicts to {@code out}, and to {@code err} what it is doing. */
    public AbCommand(PrintStream out, PrintStream err, Clock clock, MachineProbe probe) {
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
        return errors.run(err, "ab", this::measure);
    }

    private int measure() throws Exception {
        Rules rules = rules();
        JmhArguments jmh = JmhArguments.parse(jmhOptions);
        JarSide baseSide = new JarSide("base", base, java(baseJvm), baseJvmArgs, jmh);
        JarSide headSide = new JarSide("head", head == null ? base : head, java(headJvm), headJvmArgs, jmh);
        try (StopSignal stop = StopSignal.interruptsThisThread()) {
            Duel.Outcome outcome = duel.run(baseSide, headSide, jmh, rounds, stop);
            Comparison comparison = new Judge(rules).pair(outcome.base(), outcome.head());
            options.print(out, (format, colour) -> format.of(comparison, colour));
            if (outcome.shortfall().isPresent()) {
                throw new BadInputException(outcome.shortfall().get());
            }
            if (comparison.results().isEmpty()) {
                throw new BadInputException(
                        "nothing in common: no row of the base and the head agrees in benchmark, mode, "
                                + "threads and parameters");
            }
            return options.exitCode(comparison);
        }
    }

    /** What the two sides are asked to differ in forbids no verdict. */
    private Rules rules() throws BadInputException {
        boolean otherJvm = !java(baseJvm).equals(java(headJvm));
        Rules rules = options.rules(ignored.configuration(), ignored.environment() || otherJvm);
        return baseJvmArgs.equals(headJvmArgs) ? rules : rules.forOtherArguments();
    }

    private static String java(String given) {
        return given == null ? JarSide.ownJava() : given;
    }
}
