package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checks of an event's attributes, before its fields are looked at. */
final class AttributeChecks {
    private static final int MAX_ID_BYTES = 256;
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final long AHEAD = 5 * 60_000;

    private AttributeChecks() {}

    /** The kind of event, of those that this version counts. */
    static Kind kind(Envelope read) throws Refused {
        Scalars attributes = read.attributes();
        if (!"1.0".equals(attributes.string("specversion"))) {
            throw new Refused(Reason.UNSUPPORTED_SPECVERSION, "specversion is not \"1.0\"");
        }
        String type = attributes.string("type");
        Kind kind = type == null ? null : Kind.ofType(type).orElse(null);
        if (kind == null) {
            throw new Refused(Reason.UNSUPPORTED_TYPE, type == null ? "type is missing" : "type is not known here");
        }
        return kind;
    }

    /** The event's id: unique in its source, and short enough to be one. */
    static String id(Scalars attributes) throws Refused {
        String id = attributes.text("id");
        if (id == null) {
            throw new Refused(Reason.MISSING_ID, found("id", attributes.find("id")));
        }
        // three bytes at most for one UTF-16 unit
        if (id.length() > MAX_ID_BYTES / 3 && id.getBytes(UTF_8).length > MAX_ID_BYTES) {
            throw new Refused(Reason.ID_TOO_LONG, "id has more than " + MAX_ID_BYTES + " bytes");
        }
        return id;
    }

    /** When it happened, epoch milliseconds; believable, and not ahead of its own arrival. */
    static long time(Scalars attributes, long arrivalMillis) throws Refused {
        Scalar written = attributes.find("time");
        if (written == null) {
            throw new Refused(Reason.MISSING_TIME, "time is missing");
        }
        return instant("time", written, arrivalMillis);
    }

    /** When the fact was recorded; {@link OpsEvent#UNRECORDED} where that is not said. */
    static long recorded(Scalars attributes, long arrivalMillis) throws Refused {
        Scalar written = attributes.find("recordedtime");
        return written == null ? OpsEvent.UNRECORDED : instant("recordedtime", written, arrivalMillis);
    }

    private static long instant(String name, Scalar written, long arrivalMillis) throws Refused {
        long time = millis(name, written);
        if (time < EARLIEST || time > LATEST) {
            throw new Refused(Reason.TIME_OUT_OF_RANGE, name + " is not from 2000-01-01 to 2100-01-01");
        }
        if (arrivalMillis != Origin.UNKNOWN && time - AHEAD > arrivalMillis) {
            throw new Refused(Reason.TIME_IN_FUTURE, name + " is more than 5 minutes ahead of the arrival");
        }
        return time;
    }

    private static long millis(String name, Scalar written) throws Refused {
        return switch (written.form()) {
            case TEXT -> Timestamps.millis(written.written());
            case INSTANT -> Long.parseLong(written.written());
            default -> throw new Refused(Reason.BAD_TIME, found(name, written));
        };
    }

    /** What stands in a field, in words: never its value. */
    static String found(String name, @Nullable Scalar value) {
        return value == null
                ? name + " is missing"
                : name + " is " + value.form().words();
    }
}
