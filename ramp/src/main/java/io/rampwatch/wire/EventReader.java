package io.rampwatch.wire;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Header;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to an event or a dead letter: the door of Rampwatch. It never throws.
 *
 * <p>Reads CloudEvents 1.0 in structured JSON mode, and in binary mode where the headers say so. The order of the
 * checks is part of the contract: the first that fails names the reason. Numbers are never coerced: a time that is not
 * a string is a bad time, and a number in the place of an id is its decimal text.
 *
 * <p>One thread at a time; an instance keeps buffers from record to record and sends none of them over the wire.
 */
public final class EventReader implements Serializable {
    /** A longer source is a defect of its sender, and would be one of every counter that carries it. */
    private static final int MAX_SOURCE = 256;

    private final EventChecks checks;
    private transient @Nullable EnvelopeReader envelopes;

    /**
     * A reader.
     *
     * @param minutesMaxBySource the longest credible piece of manual work, in minutes, by source; 1,440 for others
     * @throws IllegalArgumentException for a limit under one minute
     */
    public EventReader(Map<String, Long> minutesMaxBySource) {
        this(minutesMaxBySource, List.of());
    }

    /**
     * A reader that knows types of a plan's own.
     *
     * @param minutesMaxBySource the longest credible piece of manual work, in minutes, by source; 1,440 for others
     * @param events the types that the plan declares
     */
    public EventReader(Map<String, Long> minutesMaxBySource, List<DeclaredEvent> events) {
        checks = new EventChecks(minutesMaxBySource, events);
    }

    /**
     * Reads one record that has no headers.
     *
     * @param key the record's key, kept with a dead letter only; null for none
     * @param value the record's value; null for none
     * @param origin where it came from; its arrival, where known, bounds the event's time
     * @return an event or a dead letter with the bytes that were given
     */
    public Received read(byte @Nullable [] key, byte @Nullable [] value, Origin origin) {
        return read(key, value, List.of(), origin);
    }

    /**
     * Reads one record.
     *
     * @param key the record's key, kept with a dead letter only; null for none
     * @param value the record's value; null for none
     * @param headers they decide the mode: structured, or binary with the attributes in them
     * @param origin where it came from; its arrival, where known, bounds the event's time
     * @return an event or a dead letter with the bytes and headers that were given
     */
    public Received read(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Origin origin) {
        var read = checks.envelope();
        try {
            if (BinaryMode.isSaidBy(headers)) {
                BinaryMode.keepAttributes(headers, read);
                envelopes().read(value, read.ofData());
            } else {
                envelopes().read(value, read);
            }
            OpsEvent event = checks.check(read, origin.arrivalMillis());
            if (event.kind() == Kind.MERGED) {
                var cycle = new DeadLetter(
                        origin,
                        key,
                        value,
                        Reason.MERGE_CYCLE,
                        "the account would be its own",
                        event.source(),
                        headers);
                return Received.of(event, cycle);
            }
            return Received.of(origin, event);
        } catch (Refused refused) {
            return Received.of(
                    new DeadLetter(origin, key, value, refused.reason(), refused.detail(), source(read), headers));
        } catch (RuntimeException defect) {
            // a defect of ours must not stop the stream; the record is kept and the defect named
            var detail = "reader failed: " + defect.getClass().getSimpleName();
            return Received.of(new DeadLetter(origin, key, value, Reason.BAD_JSON, detail, source(read), headers));
        }
    }

    /**
     * Holds what a mapping made of a foreign payload against the very checks that a CloudEvent passes.
     *
     * @param attributes {@code specversion}, {@code id}, {@code source}, {@code type}, {@code time} and where known
     *     {@code recordedtime}; a time is a string, or a {@link Long} of epoch milliseconds
     * @param data the fields of the event: strings, numbers and booleans; whatever else a value is, it is no scalar. An
     *     absent value is null or not there
     * @param arrivalMillis when the record arrived, which bounds the event's time; {@link Origin#UNKNOWN} for unknown
     */
    public Checked check(Map<String, ?> attributes, Map<String, ?> data, long arrivalMillis) {
        try {
            return new Checked(
                    checks.check(Canonical.envelope(checks.envelope(), attributes, data), arrivalMillis), null, "");
        } catch (Refused refused) {
            return new Checked(null, refused.reason(), refused.detail());
        }
    }

    /** Whether a record says by its headers that it is a CloudEvent, and so needs no mapping. */
    public static boolean isCloudEvent(List<Header> headers) {
        return BinaryMode.isSaidBy(headers) || BinaryMode.isStructured(headers);
    }

    private EnvelopeReader envelopes() {
        var reader = envelopes;
        if (reader == null) {
            reader = new EnvelopeReader();
            envelopes = reader;
        }
        return reader;
    }

    private static String source(Envelope read) {
        String source = read.attributes().text("source");
        return source == null || source.length() > MAX_SOURCE ? DeadLetter.UNKNOWN_SOURCE : source;
    }
}
