package io.rampwatch.mapping;

import io.rampwatch.event.Fingerprint;
import io.rampwatch.event.Origin;

/** Which of the records that no rule matched become dead letters. All of them are counted. */
public enum Unmatched {
    /** Every one: on a topic of its own, a record that no rule knows is news. */
    ALL,
    /** One in 1,000: on a shared topic most records are none of our business. */
    SAMPLE,
    NONE;

    private static final long ONE_IN = 1_000;

    /** Whether the record from there becomes one; the same on every run. */
    boolean writes(Origin origin) {
        return switch (this) {
            case ALL -> true;
            case NONE -> false;
            case SAMPLE -> {
                long mark = Fingerprint.of(
                        origin.topic(), Integer.toString(origin.partition()), Long.toString(origin.offset()));
                yield Math.floorMod(mark, ONE_IN) == 0;
            }
        };
    }
}
