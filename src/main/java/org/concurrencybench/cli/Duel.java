package org.concurrencybench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.report.Disturbance;
import org.concurrencybench.results.Build;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.JoinedForks;
import org.concurrencybench.results.MachineProbe;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;

/** Two jars measured in rounds, and each of them kept in the store as one run. */
final class Duel {
    /**
     * What was measured.
     *
     * @param base the base's forks, in the order of the rounds
     * @param head the head's
     * @param shortfall why there are fewer rounds than were asked for, or files, or why these are not what they seem, if
     *     so
     */
    record Outcome(Run base, Run head, Optional<String> shortfall) {}

    private final PrintStream progress;
    private final Clock clock;
    private final MachineProbe probe;

    /** A duel that says on {@code progress} how far it is. */
    Duel(PrintStream progress, Clock clock, MachineProbe probe) {
        this.progress = progress;
        this.clock = clock;
        this.probe = probe;
    }

    /**
     * Measures both and keeps what was measured up to the last whole round.
     *
     * @param jmh what both are run with
     * @param options how many rounds, and the store
     * @param stop what ends the rounds early
     * @throws BadInputException if there is nothing to measure, or no round was done
     */
    Outcome run(JarSide base, JarSide head, JmhArguments jmh, RoundsOptions options, StopSignal stop)
            throws BadInputException, IOException {
        int rounds = options.rounds();
        if (rounds < Judge.LEAST_ROUNDS) {
            throw new BadInputException("--rounds " + rounds + ": expected at least " + Judge.LEAST_ROUNDS);
        }
        Build baseBuild = base.build();
        Build headBuild = head.build();
        Rounds measured;
        try {
            measured = plan(base, head, jmh, rounds);
        } catch (InterruptedException e) {
            throw new BadInputException("stopped before the first round");
        }
        try (ResultStore store = RecordCommand.open(options.results())) {
            return measure(base, baseBuild, head, headBuild, measured, rounds, store, stop);
        }
    }

    private Outcome measure(
            JarSide base,
            Build baseBuild,
            JarSide head,
            Build headBuild,
            Rounds measured,
            int rounds,
            ResultStore store,
            StopSignal stop)
            throws BadInputException {
        Environment.Load before = probe.load();
        Optional<String> shortfall = Optional.empty();
        try {
            measured.run();
        } catch (InterruptedException e) {
            shortfall = Optional.of("stopped");
        } catch (Rounds.FailedForkException e) {
            shortfall = Optional.of(e.getMessage());
        }
        stop.letFinish();
        int done = measured.done();
        if (done == 0) {
            throw new BadInputException(shortfall.orElseThrow() + "; no round was done, nothing is kept");
        }
        if (Stream.of(measured.base(), measured.head())
                .flatMap(half -> half.kept().stream())
                .allMatch(fork -> JmhJson.read(fork).isEmpty())) {
            throw new BadInputException("nothing was measured, nothing is kept: no fork of " + base + " or " + head
                    + " has a row; run the jar by itself to see why");
        }
        if (shortfall.isEmpty()) { // what was ended in the middle counts as somebody else's
            progress.print(Disturbance.between(before, probe.load()));
        }
        List<String> problems = new ArrayList<>();
        shortfall.ifPresent(reason -> problems.add(
                reason + "; " + done + " of " + rounds + (done == 1 ? " rounds was done" : " rounds were done")));
        Run baseRun = keep(store, base, baseBuild, measured.base(), before, problems);
        Run headRun = keep(store, head, headBuild, measured.head(), before, problems);
        return new Outcome(
                baseRun, headRun, problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems)));
    }

    private Rounds plan(JarSide base, JarSide head, JmhArguments jmh, int rounds)
            throws BadInputException, InterruptedException, IOException {
        Map<String, Set<String>> ofBase = base.benchmarks();
        Map<String, Set<String>> ofHead = head.benchmarks();
        if (Collections.disjoint(ofBase.keySet(), ofHead.keySet())) {
            throw new BadInputException("nothing in common: base has " + ofBase.size()
                    + " benchmarks that match the names asked for, head has " + ofHead.size()
                    + ", and none is in both: expected parts of names that -l lists, or regular expressions");
        }
        // With -e the jars alone know what it leaves out of a pattern.
        for (String pattern : jmh.has("-e") ? List.<String>of() : jmh.selection()) {
            if (Stream.of(ofBase, ofHead)
                    .flatMap(listed -> listed.keySet().stream())
                    .noneMatch(Pattern.compile(pattern).asPredicate())) {
                throw new BadInputException("no benchmark of base or head matches " + pattern + Selection.EXPECTED);
            }
        }
        Set<String> parameters = Stream.of(ofBase, ofHead)
                .flatMap(listed -> listed.values().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String parameter : jmh.parameters()) {
            if (!parameters.contains(parameter)) {
                throw new BadInputException("-p " + parameter + ": none of the selected benchmarks has it; they have "
                        + (parameters.isEmpty() ? "none" : String.join(", ", parameters)));
            }
        }
        return new Rounds(base, ofBase.keySet(), head, ofHead.keySet(), rounds, clock, progress);
    }

    /** What cannot be written is still judged. */
    private Run keep(
            ResultStore store,
            JarSide side,
            Build build,
            Rounds.Half measured,
            Environment.Load before,
            List<String> problems) {
        if (!build.isThatOf(side.jar())) {
            problems.add(side.name() + " was " + Build.REPLACED);
        }
        byte[] json = JoinedForks.of(measured.kept());
        Map<RowKey, ResultRow> rows = new LinkedHashMap<>();
        JmhJson.read(json).forEach(row -> rows.put(row.key(), row));
        Environment environment = Environment.of(build, rows.values(), measured.started(), before, clock, probe);
        try {
            Path file = store.save(measured.started(), build.commit(), json, environment);
            progress.println("# " + side.name() + " kept in " + file);
        } catch (IOException e) {
            problems.add(side.name() + " could not be kept: " + e.getMessage());
        }
        return new Run(side.toString(), Optional.of(environment), rows);
    }
}
