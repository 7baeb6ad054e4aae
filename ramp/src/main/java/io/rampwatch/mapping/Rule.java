package io.rampwatch.mapping;

import io.rampwatch.wire.JsonTree;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the records that it applies to.
 *
 * @param name for counters and ids
 * @param when to which records it applies; null for all
 * @param emissions the events that it makes of one; none for records that are ignored
 */
record Rule(String name, @Nullable Condition when, List<Emission> emissions) implements Serializable {
    boolean applies(JsonTree record) {
        return when == null || when.holds(record);
    }
}
