package org.concurrencybench.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.concurrencybench.fibonacci.Fibonacci;

/** Which path is answered by which handler, on which threads. */
final class Routes {
    private Routes() {}

    /**
     * All routes behind the {@code X-Process-Time} header, for requests without a body.
     *
     * @param virtualThreads runs each task on a virtual thread of its own; empty on a JVM without them
     */
    static HttpHandler handler(ServerOptions options, Optional<? extends Executor> virtualThreads) {
        Wait wait = new Wait(options.waitTime());
        WaitHandler waiting = new WaitHandler(wait);
        int most = options.limits().fibonacci();
        PathHandler routes = new PathHandler(Routes::unknown)
                .addExactPath("/wait", exchange -> exchange.dispatch(waiting))
                .addExactPath("/vwait", onVirtualThread(waiting, virtualThreads))
                .addExactPath("/asyncwait", new AsyncWaitHandler(wait))
                .addPrefixPath(
                        "/fib",
                        new FibonacciHandler(Fibonacci::recursive, most, FibonacciHandler.Place.WORKER, virtualThreads))
                .addPrefixPath(
                        "/asyncfib",
                        new FibonacciHandler(
                                n -> Fibonacci.futures(n).join(), most, FibonacciHandler.Place.IO, virtualThreads));
        return new ProcessTimeHandler(new NoBodyHandler(new KeepReadingHandler(reading(routes))));
    }

    /** Refuses what asks for more than a look: no route changes anything. */
    private static HttpHandler reading(HttpHandler next) {
        return exchange -> {
            HttpString method = exchange.getRequestMethod();
            if (method.equals(Methods.GET) || method.equals(Methods.HEAD)) {
                next.handleRequest(exchange);
                return;
            }
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            Json.sendError(exchange, StatusCodes.METHOD_NOT_ALLOWED, method + ": expected GET or HEAD");
        };
    }

    private static HttpHandler onVirtualThread(HttpHandler handler, Optional<? extends Executor> virtualThreads) {
        return virtualThreads
                .<HttpHandler>map(executor -> exchange -> exchange.dispatch(executor, handler))
                .orElse(Routes::noVirtualThreads);
    }

    /**
     * A number that a request asks for.
     *
     * @throws IllegalArgumentException if it is none from 0 to {@code most}; the message is one line that says so
     */
    static long wholeNumber(String name, String text, long most) {
        try {
            long number = Long.parseLong(text);
            // Signs, and the digits of other scripts, are not expected.
            if (number <= most && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as a number out of bounds is
        }
        throw new IllegalArgumentException(name + " = '" + text + "': expected a whole number from 0 to " + most);
    }

    static void noVirtualThreads(HttpServerExchange exchange) {
        Json.sendError(
                exchange,
                StatusCodes.NOT_IMPLEMENTED,
                exchange.getRequestPath() + " needs virtual threads: expected a server on JDK 21 or later, this is "
                        + Runtime.version());
    }

    private static void unknown(HttpServerExchange exchange) {
        Json.sendError(
                exchange,
                StatusCodes.NOT_FOUND,
                "no route " + exchange.getRequestPath()
                        + ": expected /wait, /vwait, /asyncwait, /fib/{n} or /asyncfib/{n}");
    }
}
