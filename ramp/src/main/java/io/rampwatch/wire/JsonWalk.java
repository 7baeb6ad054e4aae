package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rampwatch.event.Reason;
import java.io.IOException;

/**
 * One walk over a JSON record from its first character to its last: everything is checked, little is kept.
 *
 * <p>Two equal names in one object, more than 64 levels and a second document are faults here that JSON libraries let
 * pass.
 */
final class JsonWalk {
    static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 1_000;

    private final JsonParser parser;
    private final Names names;
    private final Envelope into;
    private boolean object;
    private boolean inData;
    private int depth;

    /**
     * A walk.
     *
     * @param parser at the start of the record
     * @param names room for the names of each level
     * @param into where to keep what is asked for
     */
    JsonWalk(JsonParser parser, Names names, Envelope into) {
        this.parser = parser;
        this.names = names;
        this.into = into;
    }

    /**
     * Walks to the end. What was kept before a fault stays kept.
     *
     * @return whether the document is an object
     */
    boolean walk() throws IOException, Refused {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new Refused(Reason.BAD_JSON, "no document");
        }
        object = token == JsonToken.START_OBJECT;
        do {
            step(token);
            token = parser.nextToken();
        } while (depth > 0);
        if (token != null) {
            throw new Refused(Reason.BAD_JSON, "a second document");
        }
        return object;
    }

    private void step(JsonToken token) throws IOException, Refused {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open(token);
            case END_OBJECT, END_ARRAY -> depth--;
            case FIELD_NAME -> name(parser.currentName());
            case VALUE_STRING -> keep(Scalar.Form.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> keep(Scalar.Form.BOOLEAN);
            default -> {
                // null is as good as absent
            }
        }
    }

    private void open(JsonToken token) throws IOException, Refused {
        keep(Scalar.Form.NESTED);
        if (depth == MAX_DEPTH) {
            throw new Refused(Reason.TOO_DEEP, "more than " + MAX_DEPTH + " levels");
        }
        if (depth == 1) {
            inData = object && token == JsonToken.START_OBJECT && Envelope.DATA.equals(parser.currentName());
        }
        depth++;
        names.open(depth);
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
        keep(Scalar.Form.NUMBER);
    }

    private void keep(Scalar.Form form) throws IOException {
        if (depth == 1 && object) {
            keep(into.attributes(), form);
        } else if (depth == 2 && inData) {
            keep(into.data(), form);
        }
    }

    private void keep(Scalars fields, Scalar.Form form) throws IOException {
        String name = parser.currentName();
        if (fields.wants(name)) {
            boolean worded = form != Scalar.Form.NESTED;
            fields.keep(name, form, worded ? parser.getText() : "");
        }
    }
}
