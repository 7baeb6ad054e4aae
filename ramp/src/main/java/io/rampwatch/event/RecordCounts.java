package io.rampwatch.event;

import java.util.Map;

/**
 * What a mapped record counts as. Of a record that is an array each element counts as a record.
 *
 * @param source the source of the mapping
 * @param words how many of each word of {@link Conservation}; empty for a further event of a record that was counted
 */
public record RecordCounts(String source, Map<String, Long> words) {}
