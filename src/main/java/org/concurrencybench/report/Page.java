package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.Overlap;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;

/**
 * All that the page has to say, ready to be read: the template adds fixed words and its form.
 *
 * @param runs how many runs there are, and from when to when
 * @param latest the run that the verdict is about: the newest that can be held against an earlier one
 * @param environment what it was measured on
 * @param baseline the run that it is held against
 * @param remark why there is no verdict, or none about the newest run; empty if there is nothing to say
 * @param verdict the verdict; empty without a baseline
 * @param sources where the bars' figures come from
 */
record Page(
        String runs,
        String latest,
        String environment,
        Optional<String> baseline,
        String remark,
        Optional<VerdictPanel> verdict,
        String sources,
        List<Bars> results,
        Trends trends) {

    /**
     * The page about some runs, in the order of time; at least one. Those that were made beside one that started later, as
     * the base of {@code ab} is, are not in it: {@code ab} has said what both do.
     */
    static Page of(List<Run> kept, Rules rules, Function<Run, Function<ResultRow, RunNoise>> noise) {
        List<Run> runs = Overlap.alone(kept, Run::environment);
        int latest = runs.size() - 1;
        Optional<Run> baseline = baseline(runs, latest);
        for (int i = latest - 1; baseline.isEmpty() && i > 0; i--) {
            baseline = baseline(runs, i);
            latest = baseline.isPresent() ? i : latest;
        }
        Run run = runs.get(latest);
        LatestRows newest = LatestRows.of(runs);
        return new Page(
                span(runs) + leftOut(kept.size() - runs.size()),
                RunLabel.of(run).toString(),
                environment(run),
                baseline.map(base -> RunLabel.of(base).toString()),
                remark(runs.size(), latest, baseline.isPresent()),
                baseline.map(base -> VerdictPanel.of(new Judge(rules)
                        .compare(base.name(), List.of(base), run.name(), List.of(run), noise.apply(run)))),
                RunLabel.list(newest.runs()) + " on " + RowNames.clean(String.valueOf(newest.environment())),
                ResultBars.of(newest.rows()),
                Trends.of(runs, newest.environment(), rules));
    }

    private static String leftOut(int runs) {
        return runs == 0 ? "" : "; left out: " + Overlap.leftOut(runs);
    }

    private static String remark(int runs, int latest, boolean compared) {
        int newer = runs - 1 - latest;
        if (runs == 1) {
            return "It is the only run: the next one will be held against it.";
        }
        if (!compared) {
            return "No run has a row in common with an earlier one of the same environment.";
        }
        return newer == 0
                ? ""
                : newer + (newer == 1 ? " newer run has" : " newer runs have")
                        + " no row in common with an earlier one of the same environment.";
    }

    /**
     * The newest run before it that measured at least half as many of its rows in the same environment as any did, so
     * that a look at a few rows is no baseline for a full run.
     */
    private static Optional<Run> baseline(List<Run> runs, int number) {
        Run run = runs.get(number);
        List<Run> earlier = runs.subList(0, number);
        long[] shared = earlier.stream().mapToLong(one -> shared(one, run)).toArray();
        long most = LongStream.of(shared).max().orElse(0);
        for (int i = number - 1; i >= 0; i--) {
            if (shared[i] > 0 && 2 * shared[i] >= most) {
                return Optional.of(earlier.get(i));
            }
        }
        return Optional.empty();
    }

    private static long shared(Run earlier, Run later) {
        return later.rows().values().stream()
                .filter(row -> isIn(earlier, row, later))
                .count();
    }

    private static boolean isIn(Run earlier, ResultRow row, Run later) {
        ResultRow same = earlier.rows().get(row.key());
        return same != null
                && Fingerprint.of(earlier.environment(), same.configuration())
                        .equals(Fingerprint.of(later.environment(), row.configuration()));
    }

    private static String environment(Run run) {
        return run.rows().values().stream()
                .findFirst()
                .map(row -> RowNames.clean(
                        Fingerprint.of(run.environment(), row.configuration()).toString()))
                .orElse("");
    }

    private static String span(List<Run> runs) {
        List<String> times = new ArrayList<>(runs.stream()
                .map(run -> RunLabel.of(run).time())
                .filter(time -> !time.isEmpty())
                .toList());
        String count = runs.size() == 1 ? "1 run" : runs.size() + " runs";
        if (times.isEmpty()) {
            return count;
        }
        String first = times.get(0);
        String last = times.get(times.size() - 1);
        return first.equals(last) ? count + ", " + last : count + ", " + first + " to " + last;
    }
}
