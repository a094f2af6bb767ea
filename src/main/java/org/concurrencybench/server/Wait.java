package org.concurrencybench.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;

/**
 * How long a wait route waits and the reply that says so, {@code {"duration":seconds}}.
 *
 * @param nanos the time to wait
 * @param body the reply
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would be paid for in every request
record Wait(long nanos, byte[] body) {
    private static final String MILLIS = "millis";
    private static final long NANOS_A_MILLI = 1_000_000;

    Wait(Duration time) {
        this(time.toNanos(), Json.object("duration", time.toNanos() / 1e9));
    }

    /** Blocks the calling thread. */
    void sleep() throws InterruptedException {
        Thread.sleep(nanos / NANOS_A_MILLI, (int) (nanos % NANOS_A_MILLI));
    }

    /**
     * The shorter wait that the request asks for with {@code ?millis=}; this one if it asks for none. One that asks for
     * more, or for what is no wait, is answered with 400, and there is nothing to wait for.
     */
    Optional<Wait> orShorter(HttpServerExchange exchange) {
        if (exchange.getQueryString().isEmpty()) {
            return Optional.of(this);
        }
        Deque<String> millis = exchange.getQueryParameters().get(MILLIS);
        if (millis == null) {
            return Optional.of(this);
        }
        try {
            long asked = Routes.wholeNumber(MILLIS, millis.getFirst(), nanos / NANOS_A_MILLI);
            return Optional.of(new Wait(Duration.ofMillis(asked)));
        } catch (IllegalArgumentException e) {
            Json.sendError(exchange, StatusCodes.BAD_REQUEST, e.getMessage());
            return Optional.empty();
        }
    }
}
