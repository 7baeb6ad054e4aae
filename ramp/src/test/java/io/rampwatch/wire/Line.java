package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** A good event as a line of JSON, to be spoilt in one place. */
record Line(Map<String, Object> attributes, Map<String, Object> data) {
    static final String SOURCE = "urn:shop:crm";
    static final String ID = "e-1";
    static final long TIME_MILLIS = 1_764_145_800_250L;
    static final Origin ORIGIN = new Origin("ramp.events", 3, 42, Origin.UNKNOWN);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A signup on a channel. */
    static Line signup() {
        return of(Kind.SIGNED_UP).data("channel", "partner-acme");
    }

    /** An event of a kind with no more in it than it must have. */
    static Line of(Kind kind) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", ID);
        attributes.put("source", SOURCE);
        attributes.put("type", kind.type());
        attributes.put("time", "2025-11-26T08:30:00.250Z");
        Map<String, Object> data = new LinkedHashMap<>();
        kind.required().forEach(name -> data.put(name, needed(name)));
        if (kind.ofAccount()) {
            data.put("accountId", "a-7");
        }
        if (kind == Kind.MERGED) {
            data.put("survivorId", "a-8");
        }
        return new Line(attributes, data);
    }

    private static Object needed(String name) {
        return switch (name) {
            case "minutes" -> 12.5;
            case "amountMinor" -> 1_250;
            case "currency" -> "EUR";
            case "day" -> "2025-11-25";
            default -> "the " + name;
        };
    }

    Line with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new Line(changed, data);
    }

    Line without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        changed.remove(name);
        return new Line(changed, data);
    }

    Line data(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(data);
        changed.put(name, value);
        return new Line(attributes, changed);
    }

    Line withoutData(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(data);
        changed.remove(name);
        return new Line(attributes, changed);
    }

    /** JSON to be written as it stands. */
    static Object raw(String json) {
        return new RawValue(json);
    }

    String text() {
        Map<String, Object> all = new LinkedHashMap<>(attributes);
        all.putIfAbsent("data", data);
        try {
            return MAPPER.writeValueAsString(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] bytes() {
        return text().getBytes(UTF_8);
    }
}
