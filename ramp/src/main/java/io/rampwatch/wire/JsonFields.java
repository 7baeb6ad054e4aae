package io.rampwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an object that we wrote ourselves, each of the type that it must have; what differs is refused. */
final class JsonFields {
    private static final String INSTANT = "an instant such as 2011-09-30T23:00:00Z";
    private static final int MILLIONTHS = 6;

    private final String place;
    private final JsonNode object;

    private JsonFields(String place, JsonNode object) {
        this.place = place;
        this.object = object;
    }

    /**
     * The fields of an object.
     *
     * @param place how a refusal names it
     * @throws IllegalArgumentException for what is no object
     */
    static JsonFields of(String place, @Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException(place + ": not a JSON object");
        }
        return new JsonFields(place, node);
    }

    /** Whether the field is there, be it null. */
    boolean has(String name) {
        return object.has(name);
    }

    /** The names of the fields, in their order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The object in a field. */
    JsonFields object(String name) {
        return of(place + "." + name, object.get(name));
    }

    /** The objects in an object, by name and in their order. */
    Map<String, JsonFields> objects(String name) {
        JsonFields holder = object(name);
        Map<String, JsonFields> objects = new LinkedHashMap<>();
        holder.object.fieldNames().forEachRemaining(each -> objects.put(each, holder.object(each)));
        return objects;
    }

    String text(String name) {
        return required(name, "a string", textOrNull(name));
    }

    @Nullable
    String textOrNull(String name) {
        return value(name, "a string", node -> node.isTextual() ? node.textValue() : null);
    }

    /** The constant of an enumeration that a word stands for, without regard to case. */
    <E> E word(String name, Function<String, E> constants) {
        String word = text(name);
        try {
            return constants.apply(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(place + "." + name + ": this program does not know '" + word + "'");
        }
    }

    long instant(String name) {
        return required(name, INSTANT, instantOrNull(name));
    }

    @Nullable
    Long instantOrNull(String name) {
        return value(name, INSTANT, JsonFields::epochMillis);
    }

    long whole(String name) {
        return required(name, "a whole number", wholeOrNull(name));
    }

    @Nullable
    Long wholeOrNull(String name) {
        return value(
                name,
                "a whole number",
                node -> node.isIntegralNumber() && node.canConvertToLong() ? (Long) node.longValue() : null);
    }

    /** A whole number that fits 32 bits. */
    int small(String name) {
        return required(
                name,
                "a whole number",
                value(
                        name,
                        "a whole number of 32 bits",
                        node -> node.canConvertToInt() ? (Integer) node.intValue() : null));
    }

    @Nullable
    Double decimalOrNull(String name) {
        return value(name, "a number", node -> node.isNumber() ? (Double) node.doubleValue() : null);
    }

    /** A decimal number of units in whole millionths. */
    @Nullable
    Long unitsOrNull(String name) {
        return value(name, "a number with at most six decimals", JsonFields::millionths);
    }

    long units(String name) {
        return required(name, "a number", unitsOrNull(name));
    }

    byte @Nullable [] bytesOrNull(String name) {
        return value(name, "base64", JsonFields::base64);
    }

    private static @Nullable Long epochMillis(JsonNode node) {
        try {
            return node.isTextual() ? (Long) Instant.parse(node.textValue()).toEpochMilli() : null;
        } catch (DateTimeException | ArithmeticException notOne) {
            return null;
        }
    }

    private static @Nullable Long millionths(JsonNode node) {
        try {
            return node.isNumber()
                    ? (Long) node.decimalValue().movePointRight(MILLIONTHS).longValueExact()
                    : null;
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    private static byte @Nullable [] base64(JsonNode node) {
        try {
            return node.isTextual() ? node.binaryValue() : null;
        } catch (IOException notOne) {
            return null;
        }
    }

    private <T> @Nullable T value(String name, String what, Function<JsonNode, @Nullable T> read) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        return required(name, what, read.apply(node));
    }

    private <T> T required(String name, String what, @Nullable T value) {
        if (value == null) {
            JsonNode found = object.get(name);
            throw new IllegalArgumentException(
                    place + "." + name + ": " + (found == null ? "missing" : found.toString()) + " is not " + what);
        }
        return value;
    }
}
