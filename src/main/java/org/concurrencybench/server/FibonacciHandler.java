package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/**
 * Answers {@code /{n}} with {@code {"fib":value}}. The query parameter {@code on} says where the work is done:
 * {@code worker}, {@code virtual} or {@code io}.
 */
final class FibonacciHandler implements HttpHandler {
    /** The kinds of thread that a request can be computed on. */
    enum Place {
        WORKER,
        VIRTUAL,
        IO;

        private static final String NAMES =
                Arrays.stream(values()).map(Place::parameter).collect(Collectors.joining(", "));

        String parameter() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Place of(String parameter) {
            for (Place place : values()) {
                if (place.parameter().equals(parameter)) {
                    return place;
                }
            }
            throw new IllegalArgumentException("on = '" + parameter + "': expected one of " + NAMES);
        }
    }

    private final IntToLongFunction fibonacci;
    private final int most;
    private final Place defaultPlace;
    private final Optional<? extends Executor> virtualThreads;

    /** Computes numbers from 0 to {@code most}. */
    FibonacciHandler(
            IntToLongFunction fibonacci, int most, Place defaultPlace, Optional<? extends Executor> virtualThreads) {
        this.fibonacci = fibonacci;
        this.most = most;
        this.defaultPlace = defaultPlace;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        int n;
        Place place;
        try {
            n = n(exchange.getRelativePath());
            place = place(exchange.getQueryParameters().get("on"));
        } catch (IllegalArgumentException e) {
            Json.sendError(exchange, StatusCodes.BAD_REQUEST, e.getMessage());
            return;
        }
        switch (place) {
            case WORKER -> exchange.dispatch(() -> answer(exchange, n));
            case VIRTUAL ->
                virtualThreads.ifPresentOrElse(
                        executor -> exchange.dispatch(executor, () -> answer(exchange, n)),
                        () -> Routes.noVirtualThreads(exchange));
            case IO -> answer(exchange, n);
        }
    }

    private void answer(HttpServerExchange exchange, int n) {
        Json.send(exchange, Json.object("fib", fibonacci.applyAsLong(n)));
    }

    private int n(String relativePath) {
        String text = relativePath.startsWith("/") ? relativePath.substring(1) : relativePath;
        return (int) Routes.wholeNumber("n", text, most);
    }

    private Place place(Deque<String> values) {
        return values == null ? defaultPlace : Place.of(values.getFirst());
    }
}
