package io.rampwatch.plan;

import io.rampwatch.plan.Node.Broken;
import io.rampwatch.plan.Node.Entry;
import io.rampwatch.plan.Node.Mapping;
import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.plan.Node.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The part of YAML that our files need: keys, lists and values. Anchors, aliases, tags, merge keys, directives, a
 * second document and a key written twice are refused, because programs differ in what they make of them.
 */
final class TreeReader {
    private static final int DEEPEST = 20;

    private final YamlText.Kind kind;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Resolver resolver = new Resolver();
    private int line = 1;
    private boolean tooDeep;

    /**
     * Over a text that is short enough already.
     *
     * @param kind what the file is
     */
    TreeReader(YamlText.Kind kind, String yaml, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        this.events =
                new Yaml(new LoaderOptions()).parse(new StringReader(yaml)).iterator();
    }

    /** The line that was read last, for faults that the parser throws. */
    int line() {
        return line;
    }

    /** The whole file. */
    Node read() {
        next();
        if (!(next() instanceof DocumentStartEvent start)) {
            problems.add(1, "", "", "is empty; " + kind.beginning());
            return new Broken(1);
        }
        if (start.getVersion() != null
                || (start.getTags() != null && !start.getTags().isEmpty())) {
            problems.add(line, "", "", "begins with a directive (%); leave it out");
        }
        Node root = node(next(), "", 1);
        if (!tooDeep) {
            next();
            if (next() instanceof DocumentStartEvent) {
                problems.add(line, "", "", "has a second document here; one file is one " + kind.word());
            }
        }
        return root;
    }

    private Event next() {
        Event event = events.next();
        line = event.getStartMark().getLine() + 1;
        return event;
    }

    private Node node(Event event, String place, int depth) {
        int here = line;
        refuseOddities(event, place);
        if (depth > DEEPEST) {
            problems.add(here, place, "", "is nested more than " + DEEPEST + " levels deep");
            tooDeep = true;
            return new Broken(here);
        }
        if (event instanceof MappingStartEvent start) {
            return mapping(start, place, depth);
        }
        if (event instanceof SequenceStartEvent start) {
            return sequence(start, place, depth);
        }
        return event instanceof ScalarEvent value ? scalar(value) : new Broken(here);
    }

    private void refuseOddities(Event event, String place) {
        if (event instanceof AliasEvent alias) {
            problems.add(line, place, "*" + alias.getAnchor(), "is an alias; write the value out");
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            problems.add(line, place, "&" + node.getAnchor(), "is an anchor; write each value out");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof MappingStartEvent mapping
                        ? mapping.getTag()
                        : event instanceof SequenceStartEvent sequence ? sequence.getTag() : null;
        if (tag != null) {
            problems.add(line, place, tag.replace("tag:yaml.org,2002:", "!!"), "is a tag; leave it out");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        boolean word = !event.isPlain() || Tag.STR.equals(resolver.resolve(NodeId.scalar, event.getValue(), true));
        return new Scalar(extent(event), event.getValue(), event.isPlain(), word);
    }

    private Node sequence(SequenceStartEvent start, String place, int depth) {
        List<Node> items = new ArrayList<>();
        Event event = next();
        while (!event.is(Event.ID.SequenceEnd)) {
            items.add(node(event, place + "[" + items.size() + "]", depth + 1));
            if (tooDeep) {
                break;
            }
            event = next();
        }
        return new Sequence(extent(start).to(event.getEndMark()), start.isFlow(), List.copyOf(items));
    }

    private Node mapping(MappingStartEvent start, String place, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Event event = next();
        for (; !event.is(Event.ID.MappingEnd); event = next()) {
            Node key = node(event, place, depth + 1);
            if (tooDeep) {
                break;
            }
            String name = key instanceof Scalar scalar ? scalar.text() : "?";
            Node value = node(next(), place.isEmpty() ? name : place + "." + name, depth + 1);
            if (tooDeep) {
                break;
            }
            entry(entries, key, value, place);
        }
        return new Mapping(extent(start).to(event.getEndMark()), start.isFlow(), entries);
    }

    private static Extent extent(Event event) {
        return Extent.of(event.getStartMark(), event.getEndMark());
    }

    private void entry(Map<String, Entry> entries, Node key, Node value, String place) {
        if (!(key instanceof Scalar name)) {
            problems.add(key.line(), place, "", "has a key that is " + key.words() + "; a key is a single word");
            return;
        }
        Entry first = entries.putIfAbsent(name.text(), new Entry(name, value));
        if (first != null) {
            problems.add(
                    name.line(),
                    place,
                    name.text(),
                    "is written twice, first on line " + first.key().line() + "; keep one",
                    problems.without(name.at(), value.at()));
        }
    }
}
