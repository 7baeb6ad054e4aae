package io.rampwatch.plan;

import java.util.Optional;

/** The example in words such as "a time zone such as Europe/Berlin or UTC": the part that can be pasted. */
final class Example {
    private static final String SUCH_AS = "such as ";
    private static final String UNFINISHED = "…";

    private Example() {}

    /** The first example; empty where the words have none that is whole. */
    static Optional<String> in(String words) {
        int at = words.indexOf(SUCH_AS);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = words.substring(at + SUCH_AS.length());
        String example = rest.startsWith("{") || rest.startsWith("[") ? bracketed(rest) : plain(rest);
        return Optional.of(example).filter(text -> !text.isEmpty() && !text.contains(UNFINISHED));
    }

    private static String plain(String rest) {
        int end = rest.length();
        for (String stop : new String[] {", ", " or ", "; "}) {
            int found = rest.indexOf(stop);
            end = found < 0 ? end : Math.min(end, found);
        }
        return rest.substring(0, end);
    }

    private static String bracketed(String rest) {
        int depth = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth == 0) {
                return rest.substring(0, i + 1);
            }
        }
        return "";
    }
}
