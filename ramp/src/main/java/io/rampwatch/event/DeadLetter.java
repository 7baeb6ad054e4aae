package io.rampwatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused, with its original bytes.
 *
 * @param origin where it came from
 * @param key the original key; null for none
 * @param value the original value; null where there was none (a tombstone)
 * @param reason why it was refused
 * @param detail what was found, at most 200 characters, never a value of the payload
 * @param source the source that the record names; {@code (unknown)} where it could not be read
 * @param headers the original headers in their order; empty for a record of a file
 * @param mapping name and hash of the mapping that read it; null where none did
 * @param element which element of an array is meant, counted from 0; {@link #WHOLE} for the record itself
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what must be kept; nobody compares dead letters
public record DeadLetter(
        Origin origin,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Reason reason,
        String detail,
        String source,
        List<Header> headers,
        @Nullable String mapping,
        int element) {
    /** The record itself is meant, and no element of it. */
    public static final int WHOLE = -1;

    /** The source of a record that does not say it, or not readably. */
    public static final String UNKNOWN_SOURCE = "(unknown)";

    /** A record without headers that was refused. */
    public DeadLetter(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Reason reason,
            String detail,
            String source) {
        this(origin, key, value, reason, detail, source, List.of());
    }

    /** A record that was refused without a mapping. */
    public DeadLetter(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Reason reason,
            String detail,
            String source,
            List<Header> headers) {
        this(origin, key, value, reason, detail, source, headers, null, WHOLE);
    }
}
