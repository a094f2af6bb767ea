package org.concurrencybench.profile;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;

/**
 * Latencies in milliseconds, named as JMH names the percentiles of its sample mode: the result itself is the maximum,
 * {@code p1.00}, and JMH derives the percentiles from it. Iterations and forks are merged as histograms, so that every
 * percentile is one of all their requests: a mean of percentiles is a percentile of nothing.
 */
public final class LatencyResult extends Result<LatencyResult> {
    private static final long serialVersionUID = 1;
    private static final String UNIT = "ms";
    private static final Map<String, Double> PERCENTILES =
            new TreeMap<>(Map.of("p0.50", 50.0, "p0.90", 90.0, "p0.99", 99.0, "p0.999", 99.9));

    private final String part;
    private final long requests;

    /** HdrHistogram's own compressed form: a few kilobytes, where the counts are hundreds. */
    private final byte[] encoded;

    /**
     * The latencies of one part of the requests' way.
     *
     * @param part the name of the part, before the percentile's
     * @param nanos the latencies in nanoseconds
     */
    LatencyResult(String part, Histogram nanos) {
        super(ResultRole.SECONDARY, part + ":p1.00", of(millis(nanos.getMaxValue())), UNIT, AggregationPolicy.MAX);
        this.part = part;
        requests = nanos.getTotalCount();
        ByteBuffer buffer = ByteBuffer.allocate(nanos.getNeededByteBufferCapacity());
        encoded = new byte[nanos.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_SPEED)];
        buffer.flip().get(encoded);
    }

    /** How many requests it is made of. */
    public long requests() {
        return requests;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private Histogram histogram() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram that was encoded here cannot be decoded", e);
        }
    }

    @Override
    protected Collection<? extends Result<?>> getDerivativeResults() {
        Histogram nanos = histogram();
        return PERCENTILES.entrySet().stream()
                .map(percentile -> new ScalarDerivativeResult(
                        part + ":" + percentile.getKey(),
                        millis(nanos.getValueAtPercentile(percentile.getValue())),
                        UNIT,
                        AggregationPolicy.AVG))
                .toList();
    }

    @Override
    protected Aggregator<LatencyResult> getThreadAggregator() {
        return LatencyResult::merged;
    }

    @Override
    protected Aggregator<LatencyResult> getIterationAggregator() {
        return LatencyResult::merged;
    }

    private static LatencyResult merged(Collection<LatencyResult> results) {
        LatencyResult first = results.iterator().next();
        if (results.size() == 1) {
            return first;
        }
        Histogram sum = LatencyRecorder.histogram();
        results.forEach(result -> sum.add(result.histogram()));
        return new LatencyResult(first.part, sum);
    }

    /** The size of the sample, which the percentiles are to be read with. */
    @Override
    public String extendedInfo() {
        return String.format(Locale.ROOT, "  N = %d requests%n", requests);
    }
}
