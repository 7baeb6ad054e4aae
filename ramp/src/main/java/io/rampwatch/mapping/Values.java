package io.rampwatch.mapping;

import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The forms of values that several parts of a mapping share. */
final class Values {
    private static final String POINTER_WORDS = "a path such as /context/groupId";

    /** A path into the record. */
    static final Form<Pointer> POINTER = Form.of(
            POINTER_WORDS,
            value -> value.text().startsWith("/") ? Pointer.of(value.text()) : Optional.<Pointer>empty());

    /** A text to compare with, whatever YAML takes it for: {@code false} is the text of a JSON false. */
    static final Form<String> TEXT =
            Form.of("a value", value -> Optional.of(value.text().strip()));

    private Values() {}

    /**
     * A list of parts that have several shapes.
     *
     * @param words what is in it, with an example
     * @param part reads one of them at its place
     * @return empty, and told, where one of them has a fault
     */
    static <T> Optional<List<T>> list(
            Fields in, String key, Problems problems, String words, BiFunction<Node, String, Optional<T>> part) {
        if (!(in.value(key) instanceof Node.Sequence items) || items.empty()) {
            in.tell(key, "is no list; write " + words);
            return Optional.empty();
        }
        List<T> parts = new ArrayList<>();
        int faults = problems.size();
        for (int i = 0; i < items.items().size(); i++) {
            part.apply(items.items().get(i), in.path(key) + "[" + i + "]").ifPresent(parts::add);
        }
        return problems.size() == faults ? Optional.of(List.copyOf(parts)) : Optional.empty();
    }
}
