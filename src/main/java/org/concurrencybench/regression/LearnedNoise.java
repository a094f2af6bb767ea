package org.concurrencybench.regression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.results.Run;
import org.concurrencybench.results.RunConfiguration;

/** The noise between runs of each row, from runs that were made of one program on one machine; the default elsewhere. */
public final class LearnedNoise implements Function<ResultRow, RunNoise> {
    /** What must be the same for the scatter of the one to be that of the other. */
    private record Like(RowKey key, RunConfiguration configuration, String unit) {
        static Like of(ResultRow row) {
            return new Like(row.key(), row.configuration(), row.primary().unit());
        }
    }

    private final Map<Like, List<ResultRow>> longest = new HashMap<>();

    /**
     * Learns from repeated runs.
     *
     * @param repeated lists of runs, each list of one program on the one machine that the question is about
     */
    public LearnedNoise(List<List<Run>> repeated) {
        for (List<Run> program : repeated) {
            Map<Like, List<ResultRow>> rows = new HashMap<>();
            program.forEach(run -> run.rows().values().stream()
                    .filter(LearnedNoise::usable)
                    .forEach(row -> rows.computeIfAbsent(Like.of(row), like -> new ArrayList<>())
                            .add(row)));
            rows.forEach((like, found) ->
                    longest.merge(like, found, (one, other) -> one.size() >= other.size() ? one : other));
        }
    }

    private static boolean usable(ResultRow row) {
        double[] costs = ForkCosts.of(row);
        return costs.length > 0 && Double.isFinite(Sample.of(costs).mean());
    }

    @Override
    public RunNoise apply(ResultRow row) {
        List<ResultRow> like = longest.getOrDefault(Like.of(row), List.of());
        return like.size() >= RunNoise.LEARNED_FROM ? RunNoise.learned(like) : RunNoise.DEFAULT;
    }
}
