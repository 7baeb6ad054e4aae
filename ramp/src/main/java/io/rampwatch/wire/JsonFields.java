package io.rampwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an object that we wrote ourselves, each of the type that it must have; what differs is refused. */
final class JsonFields {
    private static final String INSTANT = "an instant such as 2011-09-30T23:00:00Z";
    /** How much of a wrong value a refusal shows. */
    private static final int QUOTED = 60;

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
        holder.names().forEach(each -> objects.put(each, holder.object(each)));
        return objects;
    }

    /** The object in a field; null where there is none. */
    @Nullable
    JsonFields objectOrNull(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : of(place + "." + name, node);
    }

    /** The objects of a list, in its order; none where there is no list. */
    List<JsonFields> list(String name) {
        List<JsonFields> all = new ArrayList<>();
        array(name).forEach(node -> all.add(of(place + "." + name, node)));
        return List.copyOf(all);
    }

    /** The strings of a list, in its order; none where there is no list. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        array(name).forEach(node -> all.add(required(name, "a list of strings", node.textValue())));
        return List.copyOf(all);
    }

    /** The whole numbers of a list, in its order; none where there is no list. */
    List<Long> wholes(String name) {
        List<Long> all = new ArrayList<>();
        array(name).forEach(node -> all.add(required(name, "a list of whole numbers", JsonValues.whole(node))));
        return List.copyOf(all);
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        return required(name, "a list", node.isArray() ? node : null);
    }

    /** A word that means yes or no; no where it is not there. */
    boolean flag(String name) {
        Boolean value = value(name, "true or false", node -> node.isBoolean() ? node.booleanValue() : null);
        return value != null && value;
    }

    String text(String name) {
        return required(name, "a string", textOrNull(name));
    }

    @Nullable
    String textOrNull(String name) {
        return value(name, "a string", JsonNode::textValue);
    }

    /** The constant of an enumeration that a word stands for, without regard to case. */
    <E extends Enum<E>> E word(String name, Class<E> type) {
        return required(name, "one of " + EnumSet.allOf(type), wordOrNull(name, type));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(String name, Class<E> type) {
        return value(
                name,
                "one of " + EnumSet.allOf(type),
                node -> EnumSet.allOf(type).stream()
                        .filter(each -> each.name().equalsIgnoreCase(node.textValue()))
                        .findFirst()
                        .orElse(null));
    }

    long instant(String name) {
        return required(name, INSTANT, instantOrNull(name));
    }

    @Nullable
    Long instantOrNull(String name) {
        return value(name, INSTANT, JsonValues::epochMillis);
    }

    long whole(String name) {
        return required(name, "a whole number", wholeOrNull(name));
    }

    @Nullable
    Long wholeOrNull(String name) {
        return value(name, "a whole number", JsonValues::whole);
    }

    /** A whole number that fits 32 bits. */
    int small(String name) {
        long value = whole(name);
        return required(name, "a whole number of 32 bits", value == (int) value ? (Integer) (int) value : null);
    }

    @Nullable
    Double decimalOrNull(String name) {
        return value(name, "a number", JsonValues::decimal);
    }

    /** A decimal number of units in whole millionths. */
    @Nullable
    Long unitsOrNull(String name) {
        return value(name, "a number with at most six decimals", JsonValues::millionths);
    }

    long units(String name) {
        return required(name, "a number", unitsOrNull(name));
    }

    byte @Nullable [] bytesOrNull(String name) {
        return value(name, "base64", JsonValues::base64);
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
            throw new IllegalArgumentException(place + "." + name + ": " + found(object.get(name)) + " is not " + what);
        }
        return value;
    }

    private static String found(@Nullable JsonNode node) {
        String text = node == null ? "nothing" : node.toString();
        return text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    }
}
