package org.concurrencybench.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Replies with a JSON body. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** An object of one number, {@code {"name":value}}. */
    static byte[] object(String name, Number value) {
        return ("{\"" + name + "\":" + value + "}").getBytes(StandardCharsets.UTF_8);
    }

    static void send(HttpServerExchange exchange, byte[] body) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    /** Sends {@code {"error":"message"}}, escaped as need be. */
    static void sendError(HttpServerExchange exchange, int status, String message) {
        exchange.setStatusCode(status);
        send(exchange, MAPPER.writeValueAsBytes(Map.of("error", message)));
    }
}
