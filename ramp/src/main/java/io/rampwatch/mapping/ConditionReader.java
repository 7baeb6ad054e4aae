package io.rampwatch.mapping;

import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads to which records a rule applies. What is wrong goes to the problems. */
final class ConditionReader {
    private static final String WORDS = "a condition such as {path: /type, eq: track}";
    private static final List<String> TESTS = List.of("eq", "in", "prefix", "contains", "present");
    private static final Form<Boolean> YES_OR_NO = Forms.oneOf(Map.of("true", true, "false", false), List.of());

    private final Problems problems;
    private final ExpressionReader expressions;

    ConditionReader(Problems problems, ExpressionReader expressions) {
        this.problems = problems;
        this.expressions = expressions;
    }

    Optional<Condition> read(Node node, String place) {
        if (node instanceof Node.Mapping group) {
            for (String whole : List.of("all", "any", "changed")) {
                if (group.entries().containsKey(whole)) {
                    return whole(whole, Fields.of(node, place, problems, Keys.of(WORDS, whole)));
                }
            }
            return test(node, place);
        }
        if (!(node instanceof Node.Broken)) {
            Fields.refuse(node, place, problems, WORDS);
        }
        return Optional.empty();
    }

    private Optional<Condition> whole(String key, Fields fields) {
        if (key.equals("changed")) {
            return changed(fields);
        }
        var parts = Values.list(
                fields, key, problems, "a list of conditions such as [{path: /type, eq: track}]", this::read);
        return parts.map(of -> key.equals("all") ? new Condition.All(of) : new Condition.Any(of));
    }

    private static Optional<Condition> changed(Fields fields) {
        List<Pointer> places = fields.list("changed", Values.POINTER);
        if (places.size() != 2) {
            if (fields.length("changed") != 2) {
                fields.tell("changed", "compares two paths such as [/before/plan, /after/plan]");
            }
            return Optional.empty();
        }
        return Optional.of(new Condition.Changed(places.get(0), places.get(1)));
    }

    private Optional<Condition> test(Node node, String place) {
        Optional<Expression> value = expressions.read(node, place, false, TESTS);
        Fields fields = Fields.unchecked(node, place, problems);
        List<String> tests = fields.written().stream().filter(TESTS::contains).toList();
        if (tests.size() != 1) {
            fields.tell(
                    tests.isEmpty()
                            ? "tests nothing; add one of " + String.join(", ", TESTS)
                            : "has several tests (" + String.join(", ", tests) + "); write all: [{…}, {…}]");
            return Optional.empty();
        }
        return value.flatMap(of -> test(of, tests.get(0), fields));
    }

    private static Optional<Condition> test(Expression of, String test, Fields fields) {
        return switch (test) {
            case "eq" -> fields.get("eq", Values.TEXT).map(text -> new Condition.OneOf(of, List.of(text)));
            case "in" -> {
                List<String> texts = fields.list("in", Values.TEXT);
                yield texts.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(of, texts));
            }
            case "prefix" -> fields.get("prefix", Values.TEXT).map(text -> new Condition.Begins(of, text));
            case "present" -> fields.get("present", YES_OR_NO).map(there -> new Condition.Present(of, there));
            default -> contains(of, fields);
        };
    }

    private static Optional<Condition> contains(Expression of, Fields fields) {
        if (of instanceof Expression.Path array) {
            return fields.get("contains", Values.TEXT).map(text -> new Condition.Contains(array.at(), text));
        }
        fields.tell("contains", "looks into an array, which only a path can name; write {path: /tags, contains: word}");
        return Optional.empty();
    }
}
