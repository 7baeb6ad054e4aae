package io.rampwatch.plan;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file as it was written: nothing is converted, and every piece knows its place. */
public sealed interface Node {
    /** Where it stands. */
    Extent at();

    /** Its first line, counted from 1. */
    default int line() {
        return at().line();
    }

    /** What it is, such as {@code a list}. */
    String words();

    /** Whether nothing is written here. */
    boolean empty();

    /**
     * A single value.
     *
     * @param text the value, quotes taken off
     * @param plain whether it was written without quotes
     * @param word whether every reader of YAML takes it for text: {@code yes}, {@code 012}, {@code 1_000} are no words
     */
    record Scalar(Extent at, String text, boolean plain, boolean word) implements Node {
        @Override
        public boolean empty() {
            return text.isBlank() || (plain && (text.equals("~") || text.equals("null")));
        }

        @Override
        public String words() {
            return "a single value";
        }
    }

    /**
     * A list.
     *
     * @param flow whether it is written in brackets
     */
    record Sequence(Extent at, boolean flow, List<Node> items) implements Node {
        @Override
        public boolean empty() {
            return items.isEmpty();
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /**
     * Keys with values, in the order of the file.
     *
     * @param flow whether they are written in braces
     */
    record Mapping(Extent at, boolean flow, Map<String, Entry> entries) implements Node {
        @Override
        public boolean empty() {
            return entries.isEmpty();
        }

        @Override
        public String words() {
            return "a group of keys";
        }
    }

    /** What is missing or could not be read. It has been told; whoever meets it says nothing more. */
    record Broken(Extent at) implements Node {
        /** Somewhere on a line. */
        Broken(int line) {
            this(Extent.on(line));
        }

        @Override
        public boolean empty() {
            return false;
        }

        @Override
        public String words() {
            return "unreadable";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Node value) {}
}
