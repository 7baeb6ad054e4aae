package io.rampwatch.standalone;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a benchmark was told: {@code --json}, and numbers such as {@code --events 1500000}.
 *
 * @param json whether to answer with one line of JSON
 * @param numbers the numbers by name
 */
record Options(boolean json, Map<String, Long> numbers) {

    /**
     * Reads the arguments of a program.
     *
     * @throws IllegalArgumentException for what is not known
     */
    static Options of(String[] arguments, Set<String> known) {
        boolean json = false;
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            if (name.equals("json")) {
                json = true;
            } else if (known.contains(name) && i + 1 < arguments.length) {
                numbers.put(name, Long.parseLong(arguments[++i]));
            } else {
                throw new IllegalArgumentException(
                        arguments[i] + ": write --json, or a number after one of --" + new TreeSet<>(known));
            }
        }
        return new Options(json, Map.copyOf(numbers));
    }

    long number(String name, long otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
