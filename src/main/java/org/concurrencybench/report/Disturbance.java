package org.concurrencybench.report;

import java.util.Optional;
import org.concurrencybench.results.Environment.Load;

/** What took processor time from a run and was no part of it: rows do not repeat beside that. */
public final class Disturbance {
    /** A share that costs a row half of what it may scatter. */
    private static final double NOTABLE = 0.01;

    private Disturbance() {}

    /** A line for each notable disturbance between the start and the end of a run; empty if none is known. */
    public static String between(Load before, Load after) {
        return between(before, after, false);
    }

    /**
     * The same of a run that may have called servers that it did not start.
     *
     * @param foreignServers whether it did
     */
    public static String between(Load before, Load after, boolean foreignServers) {
        return others(before, after)
                        .map(share -> "! Processes that are no part of this run took " + share
                                + " of the processors' time"
                                + (foreignServers ? ", any servers of yours on this machine included" : "")
                                + ": measure on an idle machine.\n")
                        .orElse("")
                + stolen(before, after)
                        .map(share -> "! The host took " + share
                                + " of the processors' time from this run (steal): measure when it is idle.\n")
                        .orElse("");
    }

    private static Optional<String> others(Load before, Load after) {
        return after.processTicks() == null || after.ownTicks() == null
                ? Optional.empty()
                : notable(
                        after.processTicks() - before.processTicks() - (after.ownTicks() - before.ownTicks()),
                        before,
                        after);
    }

    private static Optional<String> stolen(Load before, Load after) {
        return after.stealTicks() == null
                ? Optional.empty()
                : notable(after.stealTicks() - before.stealTicks(), before, after);
    }

    private static Optional<String> notable(long ticks, Load before, Load after) {
        double share = (double) ticks / (after.cpuTicks() - before.cpuTicks());
        return share >= NOTABLE ? Optional.of(Figures.percent(share, 1)) : Optional.empty();
    }
}
