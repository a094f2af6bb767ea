package org.concurrencybench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.MalformedResultException;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;

/**
 * Two sides measured in turns: for each benchmark a fork of the one and a fork of the other, base first in the first
 * round, head first in the second, and so on; all benchmarks of a round before the next round. What drifts slowly hits
 * both alike.
 */
final class Rounds {
    /** What is measured on one side. */
    interface Side {
        /** What it is called in messages. */
        String name();

        /**
         * Measures one fork of a benchmark, with all its parameters.
         *
         * @return JMH's JSON, of no rows if there is nothing to measure
         */
        byte[] fork(String benchmark) throws FailedForkException, InterruptedException, IOException;
    }

    /** A fork has no result; the message says what is known of the cause, in one line. */
    static final class FailedForkException extends Exception {
        private static final long serialVersionUID = 1;

        FailedForkException(String message) {
            super(message);
        }
    }

    /** One side, its benchmarks and what it measured so far. */
    static final class Half {
        private final Side side;
        private final Set<String> benchmarks;
        private final Map<String, Set<RowKey>> rows = new HashMap<>();
        private final List<byte[]> kept = new ArrayList<>();
        private final List<byte[]> thisRound = new ArrayList<>();
        private Instant started;

        private Half(Side side, Collection<String> benchmarks) {
            this.side = side;
            this.benchmarks = new LinkedHashSet<>(benchmarks);
        }

        /** JMH's JSON of each fork in the rounds that are done. */
        List<byte[]> kept() {
            return List.copyOf(kept);
        }

        /** When the first fork started; null if there was none. */
        Instant started() {
            return started;
        }

        /** Whether a benchmark has had a row. */
        private boolean measures(String benchmark) {
            return !rows.getOrDefault(benchmark, Set.of()).isEmpty();
        }
    }

    private final Half base;
    private final Half head;
    private final int rounds;
    private final Clock clock;
    private final PrintStream progress;
    private int done;

    /**
     * Rounds that are still to be run.
     *
     * @param progress where to say what is planned, what is done and how long the rest takes
     */
    Rounds(
            Side base,
            Collection<String> baseBenchmarks,
            Side head,
            Collection<String> headBenchmarks,
            int rounds,
            Clock clock,
            PrintStream progress) {
        this.base = new Half(base, baseBenchmarks);
        this.head = new Half(head, headBenchmarks);
        this.rounds = rounds;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs all rounds. Those that were done before it ended are kept however it ends; a benchmark that one side alone has,
     * or of which a side measures nothing on its JVM, is run in the first round alone, so that one sees its row.
     *
     * @throws FailedForkException if a fork has no result, or not the rows that it had in the round before
     */
    void run() throws FailedForkException, InterruptedException {
        List<String> common =
                base.benchmarks.stream().filter(head.benchmarks::contains).toList();
        Set<String> all = new LinkedHashSet<>(base.benchmarks);
        all.addAll(head.benchmarks);
        int forks = base.benchmarks.size() + head.benchmarks.size() + 2 * common.size() * (rounds - 1);
        progress.println("# Plan: " + rounds + " rounds of " + count(common.size(), "benchmark") + " on both sides, "
                + forks + " runs of one fork of each row; Ctrl-C keeps the rounds that are done");
        Instant started = clock.instant();
        int ended = 0;
        for (int round = 1; round <= rounds; round++) {
            List<Half> order = round % 2 == 1 ? List.of(base, head) : List.of(head, base);
            for (String benchmark : round == 1 ? all : common) {
                for (Half half : order) {
                    if (half.benchmarks.contains(benchmark)) {
                        half.thisRound.add(fork(half, benchmark, round));
                        ended++;
                    }
                }
                Duration each = Duration.between(started, clock.instant()).dividedBy(ended);
                progress.println("# Round " + round + " of " + rounds + ", " + benchmark + ": " + ended + " of " + forks
                        + " done, about "
                        + Plan.time(each.multipliedBy(forks - ended).toMillis() / 1e3) + " left");
            }
            Stream.of(base, head).forEach(half -> {
                half.kept.addAll(half.thisRound);
                half.thisRound.clear();
            });
            done = round;
            if (round == 1) {
                common = common.stream()
                        .filter(benchmark -> base.measures(benchmark) && head.measures(benchmark))
                        .toList();
                forks = ended + 2 * common.size() * (rounds - 1);
            }
        }
    }

    private byte[] fork(Half half, String benchmark, int round) throws FailedForkException, InterruptedException {
        half.started = half.started == null ? clock.instant() : half.started;
        String where = half.side.name() + " failed in round " + round + " of " + rounds + " at " + benchmark + ": ";
        try {
            byte[] json = half.side.fork(benchmark);
            List<RowKey> all = JmhJson.read(json).stream().map(ResultRow::key).toList();
            Set<RowKey> rows = new TreeSet<>(all);
            if (rows.size() < all.size()) {
                throw new FailedForkException("it has a row twice, among " + rows);
            }
            Set<RowKey> before = half.rows.putIfAbsent(benchmark, rows);
            if (before != null && !before.equals(rows)) {
                throw new FailedForkException("its rows are " + rows + ", in the first round they were " + before);
            }
            return json;
        } catch (FailedForkException e) {
            throw new FailedForkException(where + e.getMessage());
        } catch (MalformedResultException e) {
            throw new FailedForkException(where + "its result is not JMH's: " + e.getMessage());
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            throw new FailedForkException(where + e);
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** How many rounds are done. */
    int done() {
        return done;
    }

    /** What the base measured. */
    Half base() {
        return base;
    }

    /** What the head measured. */
    Half head() {
        return head;
    }
}
