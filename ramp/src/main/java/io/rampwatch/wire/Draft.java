package io.rampwatch.wire;

import io.rampwatch.event.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a mapping wrote it, before it is checked as every event is.
 *
 * @param attributes of the event by name, such as {@code id}; one that is absent is missing
 * @param data the fields of its {@code data}, in their order
 * @param fault what already went wrong with its time; null where nothing did
 */
public record Draft(
        Map<String, Scalar> attributes,
        Map<String, Scalar> data,
        @Nullable Refused fault) {
    private static final String TIME = "time";
    /** A value that no check takes for a single one. */
    private static final Object NO_SCALAR = Map.of();

    /** What the checks of every event say of it. */
    public Checked check(EventReader checks, long arrivalMillis) {
        Map<String, Object> known = values(attributes);
        if (fault != null) {
            known.put(TIME, NO_SCALAR);
        }
        Checked checked = checks.check(known, values(data), arrivalMillis);
        // what goes before the time in the order of checks still does
        return fault != null && checked.reason() == Reason.BAD_TIME
                ? new Checked(null, fault.reason(), fault.detail())
                : checked;
    }

    private static Map<String, Object> values(Map<String, Scalar> scalars) {
        Map<String, Object> values = new HashMap<>();
        scalars.forEach((name, value) -> values.put(
                name,
                switch (value.form()) {
                    case BOOLEAN -> Boolean.valueOf(value.written());
                    case NESTED, INSTANT -> NO_SCALAR;
                    // a number of a file is no time: one that is a time was read by the mapping
                    case NUMBER -> name.equals(TIME) ? Integer.valueOf(0) : value.text();
                    case TEXT -> value.written();
                }));
        return values;
    }

    /**
     * As CloudEvents 1.0 in structured JSON mode, UTF-8, without a line end: what a producer would have sent that needs
     * no mapping. For one that passed its checks.
     */
    public byte[] json() {
        return Json.object(json -> {
            for (var attribute : attributes.entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue().text());
            }
            json.writeStringField("datacontenttype", "application/json");
            String subject = subject();
            if (subject != null) {
                json.writeStringField("subject", subject);
            }
            json.writeObjectFieldStart("data");
            for (var field : data.entrySet()) {
                Scalar value = field.getValue();
                if (value.form() == Scalar.Form.BOOLEAN) {
                    json.writeBooleanField(field.getKey(), Boolean.parseBoolean(value.written()));
                } else {
                    json.writeStringField(field.getKey(), value.text());
                }
            }
            json.writeEndObject();
        });
    }

    /** The account, by its id or by its key elsewhere, else the ticket; null where the event is of neither. */
    private @Nullable String subject() {
        Scalar account = data.getOrDefault("accountId", data.get("accountKey"));
        Scalar ticket = data.get("ticketId");
        if (account != null) {
            return account.text();
        }
        return ticket == null ? null : "ticket:" + ticket.text();
    }
}
