package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.concurrencybench.regression.Procedure;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;

/**
 * The newest figures in one environment: that in which most rows of the newest commit were measured. Of each class they
 * are those of one commit: the newest that measured at least half as many of its rows there as any did, so that a look at
 * a few rows does not take the place of a full run. The commit's runs complete one another, but for rows that were
 * measured otherwise than in the one with most of them.
 *
 * @param environment where they were measured
 * @param rows the rows, those of the newest run first
 * @param runs the runs that they are from, the newest first
 */
record LatestRows(Fingerprint environment, List<ResultRow> rows, List<Run> runs) {
    /** What was measured by whom and where, the newest first. */
    private record Measured(Run run, String commit, Fingerprint environment, ResultRow row) {}

    /** The figures of some runs, in the order of time; at least one row. */
    static LatestRows of(List<Run> runs) {
        List<Measured> all = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            // A run of an unknown program is like no other.
            String commit = run.environment().flatMap(Environment::program).orElseGet(() -> "file " + run.name());
            run.rows()
                    .values()
                    .forEach(row -> all.add(
                            new Measured(run, commit, Fingerprint.of(run.environment(), row.configuration()), row)));
        }
        Map<Fingerprint, Set<RowKey>> ofNewest = new LinkedHashMap<>();
        all.stream().filter(one -> one.commit().equals(all.get(0).commit())).forEach(one -> ofNewest.computeIfAbsent(
                        one.environment(), none -> new HashSet<>())
                .add(one.row().key()));
        Fingerprint environment = firstOfAtLeast(1, ofNewest);
        List<Measured> there = all.stream()
                .filter(one -> one.environment().equals(environment))
                .toList();
        Map<String, String> commits = commits(there);
        List<Measured> ofCommits = there.stream()
                .filter(one -> one.commit().equals(commits.get(className(one))))
                .toList();
        Map<RowKey, RunConfiguration> usual = new HashMap<>();
        ofCommits.stream()
                .collect(Collectors.groupingBy(LatestRows::className))
                .values()
                .forEach(ofClass -> usual.putAll(ofFullestRun(ofClass)));
        Map<RowKey, Measured> latest = new LinkedHashMap<>();
        for (Measured one : ofCommits) {
            RowKey key = one.row().key();
            RunConfiguration own = one.row().configuration();
            if (Procedure.difference(own, usual.getOrDefault(key, own)).isEmpty()) {
                latest.putIfAbsent(key, one);
            }
        }
        return new LatestRows(
                environment, latest.values().stream().map(Measured::row).toList(), runsOf(latest.values()));
    }

    private static String className(Measured one) {
        return one.row().key().className();
    }

    /** The commit of each class. */
    private static Map<String, String> commits(List<Measured> all) {
        Map<String, Map<String, Set<RowKey>>> byClass = new LinkedHashMap<>();
        all.forEach(one -> byClass.computeIfAbsent(className(one), none -> new LinkedHashMap<>())
                .computeIfAbsent(one.commit(), none -> new HashSet<>())
                .add(one.row().key()));
        Map<String, String> commits = new LinkedHashMap<>();
        byClass.forEach((className, byCommit) -> commits.put(className, firstOfAtLeast(0.5, byCommit)));
        return commits;
    }

    /** How the rows were measured in the run that has most of them. */
    private static Map<RowKey, RunConfiguration> ofFullestRun(List<Measured> all) {
        Map<String, Set<RowKey>> byRun = new LinkedHashMap<>();
        all.forEach(one -> byRun.computeIfAbsent(one.run().name(), none -> new HashSet<>())
                .add(one.row().key()));
        String fullest = firstOfAtLeast(1, byRun);
        return all.stream()
                .filter(one -> one.run().name().equals(fullest))
                .collect(Collectors.toMap(
                        one -> one.row().key(), one -> one.row().configuration(), (first, again) -> first));
    }

    /** The first that has that share of the most rows that any has. */
    private static <T> T firstOfAtLeast(double share, Map<T, Set<RowKey>> rows) {
        int most = rows.values().stream().mapToInt(Set::size).max().orElseThrow();
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= share * most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Compared by name, since comparing runs compares all their figures. */
    private static List<Run> runsOf(Collection<Measured> all) {
        Map<String, Run> runs = new LinkedHashMap<>();
        all.forEach(one -> runs.putIfAbsent(one.run().name(), one.run()));
        return List.copyOf(runs.values());
    }
}
