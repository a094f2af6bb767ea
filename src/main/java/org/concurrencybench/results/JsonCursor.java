package org.concurrencybench.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A token stream read with expectations: what is not as expected ends in one line that says where and what. */
final class JsonCursor {
    /** Begins where the white space does: tried anew at each space of a long line, it would take time squared. */
    private static final Pattern BROKEN = Pattern.compile("(?<!\\s)\\s*\\n\\s*");

    private static final String END_OF_FILE = "Unexpected end-of-input";

    private final JsonParser json;
    private final Map<String, String> strings = new HashMap<>();
    private String place = "";

    JsonCursor(JsonParser json) {
        this.json = json;
    }

    /** Names what is being read, for errors; the empty string for the file itself. */
    void at(String newPlace) {
        place = newPlace;
    }

    /** Goes to the next token; null at the end. */
    JsonToken next() {
        return json.nextToken();
    }

    /** Reads an object: calls {@code member} on the first token of each value. */
    void object(String what, Consumer<String> member) {
        expect(JsonToken.START_OBJECT, what, "an object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            member.accept(name);
        }
    }

    /** Reads an array: calls {@code element} on the first token of each. */
    void array(String what, String expected, Runnable element) {
        expect(JsonToken.START_ARRAY, what, expected);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** Passes over a value. */
    void skip() {
        json.skipChildren();
    }

    /**
     * A string. JMH before 1.22 broke lines behind the commas and brackets inside strings too, and indented what
     * followed; that is taken back.
     */
    String text(String what) {
        expect(JsonToken.VALUE_STRING, what, "a string");
        String text = json.getString();
        String whole = text.indexOf('\n') < 0 ? text : BROKEN.matcher(text).replaceAll("");
        // A file repeats the same few: one copy of each is enough.
        return strings.computeIfAbsent(whole, same -> same);
    }

    List<String> texts(String what) {
        List<String> texts = new ArrayList<>();
        array(what, "an array of strings", () -> texts.add(text(what)));
        return List.copyOf(texts);
    }

    int whole(String what, int least) {
        expect(JsonToken.VALUE_NUMBER_INT, what, "a whole number");
        long value = bounded(what);
        if (value < least) {
            throw unexpected(what, "a whole number from " + least + " on");
        }
        return (int) value;
    }

    private long bounded(String what) {
        double value = json.getDoubleValue();
        if (Math.abs(value) > Integer.MAX_VALUE) {
            throw unexpected(what, "a whole number up to " + Integer.MAX_VALUE);
        }
        return (long) value;
    }

    /** A number, or what JMH writes for those that JSON does not have. */
    double number(String what) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return notInJson(json.getString()).orElseThrow(() -> unexpected(what, "a number"));
        }
        if (json.currentToken() == null || !json.currentToken().isNumeric()) {
            throw unexpected(what, "a number");
        }
        return json.getDoubleValue();
    }

    /** What JMH writes for a number that JSON does not have. */
    static String nameInJson(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "+INF" : "-INF";
    }

    /** The number that JSON does not have, if that is what JMH wrote. */
    static Optional<Double> notInJson(String name) {
        return switch (name) {
            case "NaN" -> Optional.of(Double.NaN);
            case "+INF" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-INF" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    MalformedResultException unexpected(String what, String expected) {
        List<String> parts = new ArrayList<>();
        if (json.currentToken() != null) {
            parts.add("line " + json.currentTokenLocation().getLineNr());
        }
        parts.add(place);
        parts.add(what);
        parts.removeIf(String::isEmpty);
        return new MalformedResultException(String.join(", ", parts) + ": expected " + expected);
    }

    /** What the parser found wrong with the text itself, in one line. */
    MalformedResultException broken(JacksonException e) {
        String line = "line " + json.currentLocation().getLineNr();
        String where = place.isEmpty() ? line : line + ", " + place;
        // The parser has two exceptions for that.
        return e.getOriginalMessage().startsWith(END_OF_FILE)
                ? new MalformedResultException(where + ": the file ends here, expected the rest of JMH's JSON", e)
                : new MalformedResultException(
                        where + ": " + firstLine(e.getOriginalMessage()) + ", expected JMH's JSON", e);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not JSON");
    }

    private void expect(JsonToken token, String what, String expected) {
        if (json.currentToken() != token) {
            throw unexpected(what, expected);
        }
    }
}
