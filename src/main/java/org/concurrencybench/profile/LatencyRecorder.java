package org.concurrencybench.profile;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** The latencies of the requests of one iteration, recorded from any number of threads without a lock. */
public final class LatencyRecorder {
    /** Three digits: a figure is at most 0.1 % away from what was recorded. */
    private static final int DIGITS = 3;

    /** Far above any timeout of the clients; fixed, since a histogram that grows would do so in the middle of a run. */
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();

    private final Recorder total = new Recorder(LONGEST_NANOS, DIGITS);
    private final Recorder before = new Recorder(LONGEST_NANOS, DIGITS);
    private final Recorder handler = new Recorder(LONGEST_NANOS, DIGITS);

    /**
     * Records one request.
     *
     * @param totalNanos what it took as the client sees it
     * @param handlerNanos how much of that the server says its handlers took; a clock that says more than there was is
     *     cut
     */
    public void record(long totalNanos, long handlerNanos) {
        long inHandler = Math.min(handlerNanos, totalNanos);
        total.recordValue(totalNanos);
        handler.recordValue(inHandler);
        before.recordValue(totalNanos - inHandler);
    }

    /** What was recorded since the last call; nothing if that is nothing. */
    List<LatencyResult> take() {
        return Stream.of(
                        new LatencyResult("latency", total.getIntervalHistogram()),
                        new LatencyResult("latency.before", before.getIntervalHistogram()),
                        new LatencyResult("latency.handler", handler.getIntervalHistogram()))
                .filter(result -> result.requests() > 0)
                .toList();
    }

    /** An empty histogram that holds whatever was recorded here. */
    static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }
}
