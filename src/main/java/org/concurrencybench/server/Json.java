package org.concurrencybench.server;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** Replies with a JSON body. */
final class Json {
    private Json() {}

    /** An object of one number, {@code {"name":value}}. */
    static byte[] object(String name, Number value) {
        return ("{\"" + name + "\":" + value + "}").getBytes(StandardCharsets.UTF_8);
    }

    static void send(HttpServerExchange exchange, byte[] body) {
        send(exchange, body, IoCallback.END_EXCHANGE);
    }

    static void send(HttpServerExchange exchange, byte[] body, IoCallback whenSent) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(body), whenSent);
    }

    /** {@code {"error":"message"}}, escaped as need be. */
    static byte[] error(String message) {
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(message));
        return ("{\"error\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static void sendError(HttpServerExchange exchange, int status, String message) {
        exchange.setStatusCode(status);
        send(exchange, error(message));
    }
}
