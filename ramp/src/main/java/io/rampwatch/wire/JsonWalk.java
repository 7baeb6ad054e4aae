package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rampwatch.event.Reason;
import java.io.IOException;

/**
 * One walk over a JSON record from its first character to its last: everything is checked, whatever is kept of it.
 *
 * <p>Two equal names in one object, more than 64 levels and a second document are faults here that JSON libraries let
 * pass.
 */
final class JsonWalk {
    static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 1_000;

    private final JsonParser parser;
    private final Names names;
    private final JsonHeard heard;
    private int depth;

    /**
     * A walk.
     *
     * @param parser at the start of the record
     * @param names room for the names of each level
     * @param heard keeps what it wants; what it kept before a fault stays kept
     */
    JsonWalk(JsonParser parser, Names names, JsonHeard heard) {
        this.parser = parser;
        this.names = names;
        this.heard = heard;
    }

    /** Walks to the end. */
    void walk() throws IOException, Refused {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new Refused(Reason.BAD_JSON, "no document");
        }
        do {
            step(token);
            token = parser.nextToken();
        } while (depth > 0);
        if (token != null) {
            throw new Refused(Reason.BAD_JSON, "a second document");
        }
    }

    private void step(JsonToken token) throws IOException, Refused {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open(token);
            case END_OBJECT, END_ARRAY -> close();
            case FIELD_NAME -> name(parser.currentName());
            case VALUE_STRING -> value(Scalar.Form.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> value(Scalar.Form.BOOLEAN);
            default -> heard.value(depth, parser.currentName(), null, parser);
        }
    }

    private void open(JsonToken token) throws IOException, Refused {
        heard.open(depth, parser.currentName(), token == JsonToken.START_OBJECT);
        if (depth == MAX_DEPTH) {
            throw new Refused(Reason.TOO_DEEP, "more than " + MAX_DEPTH + " levels");
        }
        depth++;
        names.open(depth);
    }

    private void close() {
        heard.close();
        depth--;
    }

    private void name(String name) throws Refused {
        if (!names.add(depth, name)) {
            throw new Refused(Reason.DUPLICATE_KEY, "a name twice in one object, at level " + depth);
        }
    }

    private void number() throws IOException, Refused {
        if (parser.getTextLength() > MAX_DIGITS) {
            throw new Refused(Reason.BAD_JSON, "a number of more than " + MAX_DIGITS + " characters");
        }
        value(Scalar.Form.NUMBER);
    }

    private void value(Scalar.Form form) throws IOException {
        heard.value(depth, parser.currentName(), form, parser);
    }
}
