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
                    .forEach(key -> unknown(mapping, key, place, problems, keys));
            return new Fields(node, place, problems);
        }
        if (!(node instanceof Broken)) {
            refuse(node, place, problems, keys.words(), keys.example());
        }
        return new Fields(new Broken(node.line()), place, problems);
    }

    /** A group whose keys somebody else has checked; anything else than a group answers nothing and tells nothing. */
    public static Fields unchecked(Node node, String place, Problems problems) {
        return new Fields(node instanceof Mapping ? node : new Broken(node.line()), place, problems);
    }

    /** Tells that a value is of another shape than it must be: what it is, and what would be right. */
    public static void refuse(Node node, String place, Problems problems, String words) {
        refuse(node, place, problems, words, Optional.empty());
    }

    private static void unknown(Mapping group, Scalar key, String place, Problems problems, Keys keys) {
        Correction renamed = keys.nearest(key.text())
                .filter(name -> !group.entries().containsKey(name))
                .map(name -> problems.replacing(key.at(), name))
                .orElse(null);
        problems.add(key.line(), place, key.text(), keys.refusal(key.text()), renamed);
    }

    private static void refuse(Node node, String place, Problems problems, String words, Optional<String> example) {
        String found = node instanceof Scalar scalar && !node.empty() ? scalar.text() : "";
        String what = node.empty() ? "is empty; write " : "is " + node.words() + "; write ";
        problems.add(node.line(), place, found, what + words, instead(node, problems, example));
    }

    private static @Nullable Correction instead(Node node, Problems problems, Optional<String> text) {
        boolean block =
                node instanceof Mapping mapping ? !mapping.flow() : node instanceof Sequence list && !list.flow();
        return block
                ? null
                : text.map(written -> problems.replacing(node.at(), written)).orElse(null);
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
            missing(key, form.words(), form.example());
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
        var example = form.example().map(item -> "[" + item + "]");
        List<Node> items = items(key, "a list in brackets of " + form.words(), example);
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
            missing(key, keys.words(), keys.example());
            return new Fields(new Broken(node.line()), path(key), problems);
        }
        return of(value, path(key), problems, keys);
    }

    /** A group that must be there, with what could stand in the place of anything else. */
    Fields in(String key, Keys keys, Optional<String> example) {
        Node value = value(key);
        if (value == null) {
            missing(key, keys.words(), example);
            return new Fields(new Broken(node.line()), path(key), problems);
        }
        if (!(value instanceof Mapping) && !(value instanceof Broken)) {
            refuse(value, path(key), problems, keys.words(), example);
            return new Fields(new Broken(value.line()), path(key), problems);
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
        for (Node item : items(key, keys.words(), keys.example())) {
            groups.add(of(item, path(key) + "[" + groups.size() + "]", problems, keys));
        }
        return groups;
    }

    /** Groups by names that the writer of the file chose, at least one. */
    Map<String, Fields> named(String key, Keys keys) {
        Node value = value(key);
        Map<String, Fields> groups = new LinkedHashMap<>();
        if (value == null) {
            missing(key, keys.words(), keys.example());
        } else if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            tellTooMany(key, mapping.entries().size());
            mapping.entries().entrySet().stream().limit(MOST).forEach(group -> {
                plainName(group.getValue().key(), path(key));
                Node written = group.getValue().value();
                groups.put(group.getKey(), of(written, path(key) + "." + group.getKey(), problems, keys));
            });
        } else if (!(value instanceof Broken)) {
            refuse(value, path(key), problems, keys.words(), keys.example());
        }
        return groups;
    }

    /** Tells what is wrong with the value of a key that by itself is well written. */
    public void tell(String key, String remedy) {
        tell(key, remedy, (Correction) null);
    }

    /** Tells what is wrong with the value of a key, and the value that could stand there. */
    void tell(String key, String remedy, String instead) {
        tell(key, remedy, put(key, instead));
    }

    /** Tells what is wrong with the value of a key, and a line with which it would be gone. */
    void tell(String key, String remedy, @Nullable Correction correction) {
        Node value = value(key);
        String found = value instanceof Scalar scalar ? scalar.text() : "";
        if (!(node instanceof Broken)) {
            problems.add(value == null ? node.line() : value.line(), path(key), found, remedy, correction);
        }
    }

    /** Tells what is wrong with an item of a list that by itself is well written. */
    void tellItem(String key, int at, String remedy) {
        if (value(key) instanceof Sequence sequence && sequence.items().get(at) instanceof Scalar item) {
            var corrected = instead(item, problems, Example.in(remedy));
            problems.add(item.line(), path(key) + "[" + at + "]", item.text(), remedy, corrected);
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
        tellOf(remedy, null);
    }

    /** Tells what is wrong with the group itself, and a line with which it would be gone. */
    void tellOf(String remedy, @Nullable Correction correction) {
        if (!(node instanceof Broken)) {
            problems.add(node.line(), place, "", remedy, correction);
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

    private List<Node> items(String key, String words, Optional<String> example) {
        Node value = value(key);
        if (value == null) {
            missing(key, words, example);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            tellTooMany(key, sequence.items().size());
            return sequence.items().subList(0, Math.min(MOST, sequence.items().size()));
        } else if (!(value instanceof Broken)) {
            refuse(value, path(key), problems, words, example);
        }
        return List.of();
    }

    private <T> Optional<T> read(Node value, String where, Form<T> form) {
        if (!(value instanceof Scalar scalar) || scalar.empty()) {
            if (!(value instanceof Broken)) {
                refuse(value, where, problems, form.words(), form.example());
            }
            return Optional.empty();
        }
        Optional<T> read = form.reading().apply(scalar);
        if (read.isEmpty()) {
            problems.add(
                    scalar.line(),
                    where,
                    scalar.text(),
                    form.refusal().apply(scalar),
                    instead(scalar, problems, form.instead(scalar)));
        }
        return read;
    }

    private void missing(String key, String words, Optional<String> example) {
        if (!(node instanceof Broken)) {
            Correction added = example.map(text -> put(key, text)).orElse(null);
            problems.add(node.line(), path(key), "", "is missing; write " + words, added);
        }
    }

    /** The corrected line in which this whole group is something else; null where there is no telling. */
    @Nullable
    Correction instead(String text) {
        return instead(node, problems, Optional.of(text));
    }

    /** A line to be added at the head of the list of a key; null where there is no telling. */
    @Nullable
    Correction atHead(String key, String item) {
        return value(key) instanceof Sequence list && !list.flow() && node instanceof Mapping mapping
                ? mapping.entries().entrySet().stream()
                        .filter(entry -> entry.getKey().equals(key))
                        .findFirst()
                        .map(entry -> Correction.below(
                                entry.getValue().key().line(), list.at().column(), item))
                        .orElse(null)
                : null;
    }

    /** The corrected line that puts a key with a value into this group; null where there is no telling. */
    @Nullable
    Correction put(String key, String text) {
        Node value = value(key);
        if (value != null) {
            return instead(value, problems, Optional.of(text));
        }
        if (!(node instanceof Mapping mapping)) {
            return null;
        }
        String entry = key + ": " + text;
        return mapping.flow() ? intoBraces(mapping, entry) : below(mapping, entry);
    }

    private @Nullable Correction intoBraces(Mapping mapping, String entry) {
        Extent at = mapping.at();
        Extent end = new Extent(at.endLine(), at.endColumn() - 1, at.endLine(), at.endColumn());
        return at.endColumn() < 1 ? null : problems.replacing(end, (mapping.empty() ? "" : ", ") + entry + "}");
    }

    private static @Nullable Correction below(Mapping mapping, String entry) {
        return mapping.entries().values().stream()
                .filter(known -> known.key().line() == known.value().at().endLine())
                .findFirst()
                .map(known ->
                        Correction.below(known.key().line(), known.key().at().column(), entry))
                .orElse(null);
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
