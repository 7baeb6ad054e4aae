package io.rampwatch.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys that a group may have.
 *
 * @param words what the group is, with an example: the end of a sentence that begins with "write"
 * @param known the keys of this version
 * @param special what is said of keys that somebody may expect here, by key
 */
public record Keys(String words, List<String> known, Map<String, String> special) {
    private static final String LATER = "comes in a later version; ";

    /** Keys of which only the nearest are told. */
    public static Keys of(String words, String... known) {
        return new Keys(words, List.of(known), Map.of());
    }

    /** The same, with keys of the plan language that this version does not know yet. */
    public Keys later(String... names) {
        return refusing(LATER + "leave it out", names);
    }

    /** The same, with what to write in place of keys that this version does not know yet. */
    public Keys laterInstead(String advice, String... names) {
        return refusing(LATER + advice, names);
    }

    /** The same, with what is said of some keys. */
    public Keys refusing(String remedy, String... names) {
        var more = new TreeMap<>(special);
        Arrays.stream(names).forEach(name -> more.put(name, remedy));
        return new Keys(words, known, more);
    }

    /** An example of the group, as it is written in a file. */
    Optional<String> example() {
        return Example.in(words);
    }

    /** Which key was probably meant by one that is not known; empty for those that are refused for a reason. */
    Optional<String> nearest(String key) {
        return special.containsKey(key) ? Optional.empty() : Nearest.to(key, known);
    }

    /** Why a key is refused. */
    public String refusal(String key) {
        String said = special.get(key);
        if (said != null) {
            return said;
        }
        return key.equals("<<")
                ? "is a merge key; write each value out"
                : "is no key here; nearest: " + Nearest.to(key, known).orElseThrow();
    }
}
