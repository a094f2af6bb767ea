package org.concurrencybench.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What a reply must be: status 200 and a JSON object in which {@code field} is the number {@code expected}.
 *
 * @param field the field's name
 * @param expected its value
 */
public record ReplyCheck(String field, double expected) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int STATUS_OK = 200;
    private static final int QUOTED_BYTES = 200;

    /** The reply of a wait route, {@code {"duration":seconds}}. */
    public static ReplyCheck waited(Duration wait) {
        return new ReplyCheck("duration", wait.toNanos() / 1e9);
    }

    /** The reply of a Fibonacci route, {@code {"fib":value}}. */
    public static ReplyCheck fibonacci(long value) {
        return new ReplyCheck("fib", value);
    }

    /**
     * Lets the expected reply pass.
     *
     * @throws BadReplyException if the reply is another one; the message says what came and what was expected
     */
    void verify(Reply reply) throws BadReplyException {
        if (reply.status() != STATUS_OK) {
            throw new BadReplyException("status " + reply.status() + " with body " + quote(reply) + ", expected 200");
        }
        double value;
        try {
            value = number(reply.body());
        } catch (JacksonException e) {
            throw new BadReplyException("body " + quote(reply) + " is not JSON, expected " + this);
        }
        if (value != expected) {
            throw new BadReplyException("body " + quote(reply) + ", expected " + this);
        }
    }

    /** Reads the whole body; the number in the field, or NaN if there is none. */
    private double number(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            double number = Double.NaN;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean wanted = parser.currentName().equals(field);
                    boolean numeric = parser.nextToken().isNumeric();
                    if (wanted) {
                        number = numeric ? parser.getDoubleValue() : Double.NaN;
                    }
                    parser.skipChildren();
                }
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return number;
        }
    }

    private static String quote(Reply reply) {
        byte[] start = Arrays.copyOf(reply.body(), Math.min(reply.body().length, QUOTED_BYTES));
        String text = new String(start, StandardCharsets.UTF_8).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        return "'" + text + (start.length < reply.body().length ? "…'" : "'");
    }

    @Override
    public String toString() {
        return "{\"" + field + "\":"
                + BigDecimal.valueOf(expected).stripTrailingZeros().toPlainString() + "}";
    }
}
