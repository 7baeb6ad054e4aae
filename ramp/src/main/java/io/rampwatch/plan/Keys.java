package io.rampwatch.plan;

import java.util.List;

/**
 * The keys that a group may have.
 *
 * @param words what the group is, with an example: the end of a sentence that begins with "write"
 * @param known the keys of this version
 * @param later keys of the plan language that this version does not know yet
 */
record Keys(String words, List<String> known, List<String> later) {
    /** Keys without any that come later. */
    static Keys of(String words, String... known) {
        return new Keys(words, List.of(known), List.of());
    }

    /** The same, with keys that come later. */
    Keys later(String... names) {
        return new Keys(words, known, List.of(names));
    }

    /** Why a key is refused. */
    String refusal(String key) {
        if (later.contains(key)) {
            return "is not available in this version; leave it out";
        }
        return key.equals("<<")
                ? "is a merge key; write each value out"
                : "is no key here; nearest: " + Nearest.to(key, known).orElseThrow();
    }
}
