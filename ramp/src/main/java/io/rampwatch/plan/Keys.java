package io.rampwatch.plan;

import java.util.List;

/**
 * The keys that a group may have.
 *
 * @param words what the group is, with an example: the end of a sentence that begins with "write"
 * @param known the keys of this version
 * @param later keys of the plan language that this version does not know yet
 * @param instead what to do about one of these
 */
record Keys(String words, List<String> known, List<String> later, String instead) {
    /** Keys without any that come later. */
    static Keys of(String words, String... known) {
        return new Keys(words, List.of(known), List.of(), "leave it out");
    }

    /** The same, with keys that come later. */
    Keys later(String... names) {
        return new Keys(words, known, List.of(names), instead);
    }

    /** The same, with another advice about keys that come later. */
    Keys instead(String advice) {
        return new Keys(words, known, later, advice);
    }

    /** Why a key is refused. */
    String refusal(String key) {
        if (later.contains(key)) {
            return "is not available in this version; " + instead;
        }
        return key.equals("<<")
                ? "is a merge key; write each value out"
                : "is no key here; nearest: " + Nearest.to(key, known).orElseThrow();
    }
}
