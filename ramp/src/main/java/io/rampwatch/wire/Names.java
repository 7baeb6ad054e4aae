package io.rampwatch.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names seen so far in each object that is open, one set a level, used again from record to record. */
final class Names {
    /** A set that grew beyond this is thrown away: clearing it would cost every later record. */
    private static final int USUAL = 64;

    private final List<Set<String>> levels = new ArrayList<>();

    /** A new object or array opens at this level, counted from 1. */
    void open(int level) {
        if (levels.size() < level) {
            levels.add(new HashSet<>());
        } else if (levels.get(level - 1).size() > USUAL) {
            levels.set(level - 1, new HashSet<>());
        } else {
            levels.get(level - 1).clear();
        }
    }

    /** Notes a name; false when the object has it already. */
    boolean add(int level, String name) {
        return levels.get(level - 1).add(name);
    }
}
