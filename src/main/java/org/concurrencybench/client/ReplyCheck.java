package org.concurrencybench.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reply must be: status 200 and a JSON object in which {@code field} is the number {@code expected}.
 *
 * @param field the field's name
 * @param expected its value
 */
public record ReplyCheck(String field, double expected) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int STATUS_OK = 200;
    private static final int QUOTED_BYTES = 200;

    /**
     * Lets the expected reply pass.
     *
     * @throws BadReplyException if the reply is another one; the message says what came and what was expected
     */
    void verify(Reply reply) throws BadReplyException {
        if (reply.status() != STATUS_OK) {
            throw new BadReplyException("status " + reply.status() + " with body " + quote(reply) + ", expected 200");
        }
        JsonNode value;
        try {
            value = MAPPER.readTree(reply.body()).path(field);
        } catch (JacksonException e) {
            throw new BadReplyException("body " + quote(reply) + " is not JSON, expected " + this);
        }
        if (!value.isNumber() || value.doubleValue() != expected) {
            throw new BadReplyException("body " + quote(reply) + ", expected " + this);
        }
    }

    private static String quote(Reply reply) {
        byte[] start = Arrays.copyOf(reply.body(), Math.min(reply.body().length, QUOTED_BYTES));
        String text = new String(start, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
        return "'" + text + (start.length < reply.body().length ? "…'" : "'");
    }

    @Override
    public String toString() {
        return "{\"" + field + "\":" + expected + "}";
    }
}
