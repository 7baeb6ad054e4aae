package io.rampwatch.mapping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a mapping come from, and what to do with them before the rules are asked.
 *
 * @param topics the Kafka topics
 * @param maxBytes the largest record that is read
 * @param unwrap where the payload stands in a wrapper; a record without that place is the payload itself. Null for none
 * @param split where an array stands of which each element is a record; null for none
 * @param skipsTombstones whether a record without value is ignored; else it is refused
 * @param unmatched which of the records that no rule matches become dead letters
 */
public record Input(
        List<String> topics,
        int maxBytes,
        @Nullable Pointer unwrap,
        @Nullable Pointer split,
        boolean skipsTombstones,
        Unmatched unmatched)
        implements Serializable {}
