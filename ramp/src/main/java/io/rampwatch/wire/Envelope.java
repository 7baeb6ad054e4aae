package io.rampwatch.wire;

import java.util.Set;

/**
 * What is kept of one record while it is judged.
 *
 * @param attributes the attributes of the event
 * @param data the fields of its {@code data}; empty where that is no object
 */
record Envelope(Scalars attributes, Scalars data) {
    static final String DATA = "data";
    private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type", "time", "recordedtime");

    /** Nothing read yet, for these fields of {@code data}. */
    static Envelope keeping(Set<String> fields) {
        return new Envelope(new Scalars(ATTRIBUTES), new Scalars(fields));
    }

    /** For a record whose whole value is {@code data}: its attributes stand elsewhere. */
    Envelope ofData() {
        return new Envelope(data, new Scalars(Set.of()));
    }
}
