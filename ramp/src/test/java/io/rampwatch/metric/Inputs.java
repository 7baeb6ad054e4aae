package io.rampwatch.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * The arguments of a reference row by name; case and punctuation of a name do not matter.
 *
 * <p>It remembers what was asked for, so that an argument that no function reads is not passed over in silence.
 */
final class Inputs {
    private static final BigDecimal NANOS_PER_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

    private final ObjectNode all;
    private final Set<String> unread;

    private Inputs(ObjectNode all, Set<String> unread) {
        this.all = all;
        this.unread = unread;
    }

    /**
     * @param written the arguments of the row
     * @param before the arguments of the row before with the same id, which {@code same} stands for; null for none
     */
    static Inputs of(ObjectNode written, ObjectNode before) {
        ObjectNode all = written.objectNode();
        Set<String> unread = new HashSet<>();
        if (written.has("same")) {
            all.setAll(before);
        }
        written.properties().forEach(argument -> {
            String name = plain(argument.getKey());
            boolean same = argument.getValue().isTextual()
                    && argument.getValue().textValue().equals("same");
            all.set(name, same ? before.get(name) : argument.getValue());
            unread.add(name);
        });
        // "same" has been done, "fmt" is a comment
        unread.removeAll(Set.of("same", "fmt"));
        return new Inputs(all, unread);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    ObjectNode all() {
        return all;
    }

    /** Names that the row gives and nobody has asked for. */
    Set<String> unread() {
        return unread;
    }

    Optional<JsonNode> find(String name) {
        unread.remove(plain(name));
        return Optional.ofNullable(all.get(plain(name)));
    }

    JsonNode get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no argument " + name + " in " + all));
    }

    double number(String name) {
        return get(name).doubleValue();
    }

    double number(String name, double otherwise) {
        return find(name).map(JsonNode::doubleValue).orElse(otherwise);
    }

    long whole(String name) {
        return get(name).bigIntegerValue().longValueExact();
    }

    int whole(String name, int otherwise) {
        return find(name).map(JsonNode::intValue).orElse(otherwise);
    }

    long[] wholes(String name) {
        return wholes(get(name));
    }

    static long[] wholes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    double[] numbers(String name) {
        return StreamSupport.stream(get(name).spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    /** The whole numbers of each row of a table. */
    List<long[]> table(String name) {
        List<long[]> rows = new ArrayList<>();
        get(name).forEach(row -> rows.add(wholes(row)));
        return rows;
    }

    /** An hour figure as nanoseconds. */
    long nanos(String name) {
        return nanos(get(name).decimalValue());
    }

    private static long nanos(BigDecimal hours) {
        return hours.multiply(NANOS_PER_HOUR).longValueExact();
    }

    /** Ages as nanoseconds, from {@code "180x0.2,10x5"} (180 ages of 0.2 h, 10 of 5 h) or from an array of hours. */
    long[] ages(String name) {
        JsonNode ages = get(name);
        if (ages.isArray()) {
            return StreamSupport.stream(ages.spliterator(), false)
                    .mapToLong(age -> nanos(age.decimalValue()))
                    .toArray();
        }
        return Arrays.stream(ages.textValue().split(","))
                .filter(part -> !part.isBlank())
                .flatMapToLong(Inputs::repeated)
                .toArray();
    }

    private static LongStream repeated(String part) {
        String[] sides = part.strip().split("x");
        long nanos = nanos(new BigDecimal(sides[sides.length - 1].strip()));
        return Collections.nCopies(sides.length == 1 ? 1 : Integer.parseInt(sides[0].strip()), nanos).stream()
                .mapToLong(Long::longValue);
    }
}
