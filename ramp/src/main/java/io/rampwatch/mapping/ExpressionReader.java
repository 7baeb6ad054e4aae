package io.rampwatch.mapping;

import io.rampwatch.mapping.Expression.Wording;
import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a field gets. What is wrong goes to the problems. */
final class ExpressionReader {
    private static final String WORDS = "a path such as /context/groupId, or one function such as {lower: /plan}";
    private static final String PREFIX = "prefix";
    private static final String OF = "of";
    private static final Map<String, Wording> WORDINGS = Map.of(
            "lower", Wording.LOWER,
            "upper", Wording.UPPER,
            "snake", Wording.SNAKE,
            "nonZero", Wording.NON_ZERO);
    private static final List<String> FUNCTIONS =
            List.of("path", "const", "coalesce", "lower", "upper", "snake", "nonZero", "template", "hash", "channel");
    private static final Keys CLUES = Keys.of(
            "clues to the channel such as {explicit: /properties/channel, utmMedium: /context/campaign/medium}",
            "explicit",
            "utmMedium",
            "utmSource",
            "search");

    private final Problems problems;

    ExpressionReader(Problems problems) {
        this.problems = problems;
    }

    /** The value of a key that must be there. */
    Optional<Expression> read(Fields in, String key) {
        Node node = in.value(key);
        if (node == null) {
            in.tell(key, "is missing; write " + WORDS);
            return Optional.empty();
        }
        return read(node, in.path(key));
    }

    /** The value of a key that may be left out: empty where it is, or where it is wrong, which is told. */
    @Nullable
    Expression readIfThere(Fields in, String key) {
        return in.has(key) ? read(in, key).orElse(null) : null;
    }

    Optional<Expression> read(Node node, String place) {
        return read(node, place, true, List.of());
    }

    /**
     * Reads an expression.
     *
     * @param prefixes whether {@code prefix} is the function here, and not the test of a condition
     * @param beside keys that may stand beside the function
     */
    Optional<Expression> read(Node node, String place, boolean prefixes, List<String> beside) {
        if (node instanceof Node.Scalar path && !path.empty()) {
            Optional<Pointer> pointer = Values.POINTER.reading().apply(path);
            if (pointer.isEmpty()) {
                problems.add(
                        path.line(), place, path.text(), "is no path such as /plan; a fixed word is {const: word}");
            }
            return pointer.map(Expression.Path::new);
        }
        Stream<String> functions =
                prefixes ? Stream.concat(FUNCTIONS.stream(), Stream.of(PREFIX, OF)) : FUNCTIONS.stream();
        var keys = Stream.concat(functions, beside.stream()).toArray(String[]::new);
        Fields fields = Fields.of(node, place, problems, Keys.of(WORDS, keys));
        return fields.readable() ? call(fields, prefixes, beside) : Optional.empty();
    }

    private Optional<Expression> call(Fields fields, boolean prefixes, List<String> beside) {
        List<String> named = fields.written().stream()
                .filter(key -> FUNCTIONS.contains(key) || (prefixes && key.equals(PREFIX)))
                .toList();
        if (named.size() != 1) {
            // a key that is not known has been told already, and may have been meant for one
            if (named.size() > 1) {
                fields.tell("names several functions (" + String.join(", ", named) + "); put one into the other");
            } else if (beside.containsAll(fields.written())) {
                fields.tell("names no function; write one of " + String.join(", ", FUNCTIONS));
            }
            return Optional.empty();
        }
        String function = named.get(0);
        if (fields.has(OF) && !function.equals(PREFIX) && !beside.contains(OF)) {
            fields.tell(OF, "belongs to prefix: {prefix: 'crm:', of: /id}");
        }
        return function(fields, function);
    }

    private Optional<Expression> function(Fields fields, String function) {
        Wording wording = WORDINGS.get(function);
        if (wording != null) {
            return read(fields, function).map(of -> new Expression.Reworded(wording, of));
        }
        return switch (function) {
            case "path" -> fields.get("path", Values.POINTER).map(Expression.Path::new);
            case "const" -> fields.get("const", Values.TEXT).map(Expression.Const::new);
            case "coalesce" -> list(fields, "coalesce").map(Expression.Coalesce::new);
            case "hash" -> list(fields, "hash").map(Expression.Hashed::new);
            case "template" -> template(fields);
            case "channel" -> channel(fields);
            default -> prefix(fields);
        };
    }

    private Optional<List<Expression>> list(Fields fields, String key) {
        return Values.list(fields, key, problems, "a list in brackets such as [/groupId, /userId]", this::read);
    }

    private Optional<Expression> prefix(Fields fields) {
        var word = fields.get(PREFIX, Values.TEXT);
        var of = read(fields, OF);
        return word.flatMap(text -> of.map(value -> new Expression.Prefixed(text, value)));
    }

    private Optional<Expression> channel(Fields fields) {
        Fields clues = fields.in("channel", CLUES);
        if (clues.written().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Expression.OfChannel(
                readIfThere(clues, "explicit"),
                readIfThere(clues, "utmMedium"),
                readIfThere(clues, "search"),
                readIfThere(clues, "utmSource")));
    }

    private Optional<Expression> template(Fields fields) {
        Optional<String> written = fields.get("template", Values.TEXT);
        Optional<Expression> parsed = written.flatMap(ExpressionReader::template);
        if (written.isPresent() && parsed.isEmpty()) {
            fields.tell("template", "is no text with paths in braces such as zd-{/detail/id}");
        }
        return parsed;
    }

    private static Optional<Expression> template(String text) {
        List<Expression> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            String literal = open < 0 ? text.substring(at) : text.substring(at, open);
            int close = text.indexOf('}', at);
            if (literal.indexOf('}') >= 0 || (open >= 0 && close < 0)) {
                return Optional.empty();
            }
            if (!literal.isEmpty()) {
                parts.add(new Expression.Const(literal));
            }
            if (open < 0) {
                break;
            }
            String path = text.substring(open + 1, close);
            Optional<Pointer> pointer = path.startsWith("/") ? Pointer.of(path) : Optional.empty();
            if (pointer.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Expression.Path(pointer.get()));
            at = close + 1;
        }
        boolean anyPath = parts.stream().anyMatch(Expression.Path.class::isInstance);
        return anyPath ? Optional.of(new Expression.Template(List.copyOf(parts))) : Optional.empty();
    }
}
