package org.concurrencybench.cli;

import java.nio.file.Path;
import org.concurrencybench.regression.Judge;
import org.concurrencybench.results.ResultStore;
import picocli.CommandLine.Option;

/** How much two sides are measured, and where that is kept. */
final class RoundsOptions {
    @Option(
            names = "--rounds",
            defaultValue = "8",
            paramLabel = "N",
            description = "Forks of each side, at least " + Judge.LEAST_ROUNDS + ".")
    private int rounds;

    @Option(
            names = "--results",
            defaultValue = ResultStore.DEFAULT_FOLDER,
            paramLabel = "DIR",
            description = "Where both sides' results are kept.")
    private Path results;

    int rounds() {
        return rounds;
    }

    Path results() {
        return results;
    }
}
