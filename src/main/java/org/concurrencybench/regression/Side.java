package org.concurrencybench.regression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.concurrencybench.results.Fingerprint;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.ScoreUnit;

/** One row on one side of a comparison, once for each run that has it. */
final class Side {
    private final String name;
    private final List<ResultRow> rows;
    private final List<Fingerprint> fingerprints;

    private Side(String name, List<ResultRow> rows, List<Fingerprint> fingerprints) {
        this.name = name;
        this.rows = rows;
        this.fingerprints = fingerprints;
    }

    static Side of(String name, List<Run> runs, RowKey key) {
        List<Run> having =
                runs.stream().filter(run -> run.rows().containsKey(key)).toList();
        return new Side(
                name,
                having.stream().map(run -> run.rows().get(key)).toList(),
                having.stream()
                        .map(run -> Fingerprint.of(
                                run.environment(), run.rows().get(key).configuration()))
                        .toList());
    }

    /** What it is called in a reason. */
    String name() {
        return name;
    }

    List<ResultRow> rows() {
        return rows;
    }

    List<Fingerprint> fingerprints() {
        return fingerprints;
    }

    /** The unit of its first run, in which its score is given. */
    String unit() {
        return rows.get(0).primary().unit();
    }

    int forks() {
        return rows.stream().mapToInt(row -> row.primary().forkMeans().length).sum();
    }

    /** JMH's score, averaged over runs, in another unit; NaN if it has none in it. */
    double score(String unit) {
        return rows.stream()
                .mapToDouble(row -> row.primary().score()
                        * ScoreUnit.factor(row.primary().unit(), unit).orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /** Why nothing can be computed from its figures, if so. */
    Optional<String> flaw() {
        if (rows.stream().anyMatch(row -> row.primary().forkMeans().length == 0)) {
            return Optional.of(name + " has no raw data, so its forks are not known");
        }
        return rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row.primary().forkMeans()))
                .filter(mean -> !(mean > 0 && Double.isFinite(mean)))
                .boxed()
                .findFirst()
                .map(mean -> name + " has a fork whose mean is " + mean + ", which has no ratio to others");
    }

    /** The costs of each run's forks, as if measured in another unit; only if there is no flaw. */
    List<double[]> costs(String unit) {
        return rows.stream()
                .map(row -> {
                    double shift = ForkCosts.sign(row)
                            * Math.log(
                                    ScoreUnit.factor(row.primary().unit(), unit).orElseThrow());
                    return Arrays.stream(ForkCosts.of(row))
                            .map(cost -> cost + shift)
                            .toArray();
                })
                .toList();
    }
}
