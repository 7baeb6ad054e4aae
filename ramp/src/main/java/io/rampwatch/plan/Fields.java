package io.rampwatch.plan;

import io.rampwatch.plan.Node.Broken;
import io.rampwatch.plan.Node.Entry;
import io.rampwatch.plan.Node.Mapping;
import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.plan.Node.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one group of a file, each asked for by name. What is wrong goes to the problems; nothing is thrown. */
public final class Fields {
    /** More of anything in one place is no plan that a person wrote, and reading it would take for ever. */
    private static final int MOST = 200;

    private final Node node;
    private final String place;
    private final Problems problems;

    private Fields(Node node, String place, Problems problems) {
        this.node = node;
        this.place = place;
        this.problems = problems;
    }

    /** A group that has only these keys; anything else than a group is a problem, and then every answer is empty. */
    public static Fields of(Node node, String place, Problems problems, Keys keys) {
        if (node instanceof Mapping mapping) {
            mapping.entries().values().stream()
                    .map(Entry::key)
                    .filter(key -> !keys.known().contains(key.text()))
                    .forEach(key -> problems.add(key.line(), place, key.text(), keys.refusal(key.text())));
            return new Fields(node, place, problems);
        }
        if (!(node instanceof Broken)) {
            refuse(node, place, problems, keys.words());
        }
        return new Fields(new Broken(node.line()), place, problems);
    }

    /** A group whose keys somebody else has checked; anything else than a group answers nothing and tells nothing. */
    public static Fields unchecked(Node node, String place, Problems problems) {
        return new Fields(node instanceof Mapping ? node : new Broken(node.line()), place, problems);
    }

    /** Tells that a value is of another shape than it must be: what it is, and what would be right. */
    public static void refuse(Node node, String place, Problems problems, String words) {
        String found = node instanceof Scalar scalar && !node.empty() ? scalar.text() : "";
        String what = node.empty() ? "is empty; write " : "is " + node.words() + "; write ";
        problems.add(node.line(), place, found, what + words);
    }

    /** Whether one of these is missing. */
    public static boolean lack(Optional<?>... parts) {
        return Arrays.stream(parts).anyMatch(Optional::isEmpty);
    }

    /** Whether this is a group at all; where it is not, that has been told. */
    public boolean readable() {
        return node instanceof Mapping;
    }

    /** The keys that are written, in their order. */
    public List<String> written() {
        return node instanceof Mapping mapping ? List.copyOf(mapping.entries().keySet()) : List.of();
    }

    /** Whether the key is written. */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** Whether the value of a key is words where a group is expected. */
    boolean isText(String key) {
        return value(key) instanceof Scalar scalar && !scalar.empty();
    }

    /** Whether the value of a key is a group. */
    boolean isGroup(String key) {
        return value(key) instanceof Mapping;
    }

    /** A value that must be there. */
    public <T> Optional<T> get(String key, Form<T> form) {
        Node value = value(key);
        if (value == null) {
            missing(key, form.words());
            return Optional.empty();
        }
        return read(value, path(key), form);
    }

    /** A value that may be left out. */
    public <T> Optional<T> get(String key, Form<T> form, T otherwise) {
        Node value = value(key);
        return value == null ? Optional.of(otherwise) : read(value, path(key), form);
    }

    /** A value that may be left out where there is another: a fault when neither is there. */
    <T> Optional<T> get(String key, Form<T> form, Optional<T> otherwise) {
        return has(key) || otherwise.isEmpty() ? get(key, form) : otherwise;
    }

    /** A list of single values, at least one; the good ones of it, each fault told. */
    public <T> List<T> list(String key, Form<T> form) {
        List<T> good = new ArrayList<>();
        List<Node> items = items(key, "a list in brackets of " + form.words());
        for (int i = 0; i < items.size(); i++) {
            read(items.get(i), path(key) + "[" + i + "]", form).ifPresent(good::add);
        }
        return List.copyOf(good);
    }

    /** How many items the list of a key has; 0 where there is none. */
    public int length(String key) {
        return value(key) instanceof Sequence sequence ? sequence.items().size() : 0;
    }

    /** A group that must be there. */
    public Fields in(String key, Keys keys) {
        Node value = value(key);
        if (value == null) {
            missing(key, keys.words());
            return new Fields(new Broken(node.line()), path(key), problems);
        }
        return of(value, path(key), problems, keys);
    }

    /** A group that was checked before, or an empty one. */
    Fields at(String key) {
        Node value = value(key);
        return new Fields(value instanceof Mapping ? value : new Broken(node.line()), path(key), problems);
    }

    /** How many problems the file has so far. */
    int faults() {
        return problems.size();
    }

    /** A list of groups, at least one. */
    public List<Fields> each(String key, Keys keys) {
        List<Fields> groups = new ArrayList<>();
        for (Node item : items(key, keys.words())) {
            groups.add(of(item, path(key) + "[" + groups.size() + "]", problems, keys));
        }
        return groups;
    }

    /** Groups by names that the writer of the file chose, at least one. */
    Map<String, Fields> named(String key, Keys keys) {
        Node value = value(key);
        Map<String, Fields> groups = new LinkedHashMap<>();
        if (value == null) {
            missing(key, keys.words());
        } else if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            tellTooMany(key, mapping.entries().size());
            mapping.entries().entrySet().stream().limit(MOST).forEach(group -> {
                plainName(group.getValue().key(), path(key));
                Node written = group.getValue().value();
                groups.put(group.getKey(), of(written, path(key) + "." + group.getKey(), problems, keys));
            });
        } else if (!(value instanceof Broken)) {
            refuse(value, path(key), problems, keys.words());
        }
        return groups;
    }

    /** Tells what is wrong with the value of a key that by itself is well written. */
    public void tell(String key, String remedy) {
        Node value = value(key);
        String found = value instanceof Scalar scalar ? scalar.text() : "";
        if (!(node instanceof Broken)) {
            problems.add(value == null ? node.line() : value.line(), path(key), found, remedy);
        }
    }

    /** Tells what is wrong with an item of a list that by itself is well written. */
    void tellItem(String key, int at, String remedy) {
        if (value(key) instanceof Sequence sequence && sequence.items().get(at) instanceof Scalar item) {
            problems.add(item.line(), path(key) + "[" + at + "]", item.text(), remedy);
        }
    }

    /** Tells what is allowed and yet unwise about a value. */
    void warn(String key, String remedy) {
        Node value = value(key);
        String found = value instanceof Scalar scalar ? scalar.text() : "";
        problems.warn(value == null ? node.line() : value.line(), path(key), found, remedy);
    }

    /** Tells what is allowed and yet unwise about the group itself. */
    void warn(String remedy) {
        problems.warn(node.line(), place, "", remedy);
    }

    /** Tells what is wrong with the group itself. */
    public void tell(String remedy) {
        if (!(node instanceof Broken)) {
            problems.add(node.line(), place, "", remedy);
        }
    }

    private void tellTooMany(String key, int size) {
        if (size > MOST) {
            tell(key, "has " + Figures.grouped(size) + " entries; at most " + MOST + " are read");
        }
    }

    private void plainName(Scalar name, String where) {
        if (!name.word()) {
            problems.add(name.line(), where, name.text(), Forms.NOT_TEXT);
        }
    }

    private List<Node> items(String key, String words) {
        Node value = value(key);
        if (value == null) {
            missing(key, words);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            tellTooMany(key, sequence.items().size());
            return sequence.items().subList(0, Math.min(MOST, sequence.items().size()));
        } else if (!(value instanceof Broken)) {
            refuse(value, path(key), problems, words);
        }
        return List.of();
    }

    private <T> Optional<T> read(Node value, String where, Form<T> form) {
        if (!(value instanceof Scalar scalar) || scalar.empty()) {
            if (!(value instanceof Broken)) {
                refuse(value, where, problems, form.words());
            }
            return Optional.empty();
        }
        Optional<T> read = form.reading().apply(scalar);
        if (read.isEmpty()) {
            problems.add(scalar.line(), where, scalar.text(), form.refusal().apply(scalar));
        }
        return read;
    }

    private void missing(String key, String words) {
        if (!(node instanceof Broken)) {
            problems.add(node.line(), path(key), "", "is missing; write " + words);
        }
    }

    /** Where the value of a key stands, such as {@code rules[1].metric}. */
    public String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    /** The value of a key as it is written, for what has several shapes; null where there is none. */
    public @Nullable Node value(String key) {
        Entry entry = node instanceof Mapping mapping ? mapping.entries().get(key) : null;
        return entry == null ? null : entry.value();
    }
}
