package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * A header of a record as it came.
 *
 * @param name its name, which several headers of one record may share
 * @param value its bytes; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what must be kept; nobody compares headers
public record Header(String name, byte @Nullable [] value) {}
