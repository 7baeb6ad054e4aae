package io.rampwatch.mapping;

import io.rampwatch.wire.Draft;
import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Refused;
import io.rampwatch.wire.Scalar;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event that a rule makes of a record.
 *
 * @param name the rule's, or that of a further event of it
 * @param type the CloudEvents type
 * @param when on what it depends beyond the rule; null for nothing
 * @param id where the record's id stands
 * @param time when it happened
 * @param accountId where the account stands; null for nowhere
 * @param accountKey where the account's key in another system stands, for records that do not name the account itself
 * @param fields of the event, in the order of the file
 */
record Emission(
        String name,
        String type,
        @Nullable Condition when,
        Expression id,
        Moment time,
        @Nullable Expression accountId,
        @Nullable Expression accountKey,
        Map<String, Expression> fields)
        implements Serializable {

    private static final Scalar VERSION = new Scalar(Scalar.Form.TEXT, "1.0");

    /** Whether this record gives the event, once its rule applies. */
    boolean applies(JsonTree record) {
        return when == null || when.holds(record);
    }

    /**
     * The event, unchecked.
     *
     * @param source who says it
     * @param oneOfSeveral whether the record gives further events, so that its id alone tells them not apart
     */
    Draft draft(String source, JsonTree record, boolean oneOfSeveral) {
        Map<String, Scalar> attributes = new LinkedHashMap<>();
        put(attributes, "specversion", VERSION);
        put(attributes, "id", id(record, oneOfSeveral));
        put(attributes, "source", Scalar.ofText(source));
        put(attributes, "type", Scalar.ofText(type));
        Refused fault = null;
        try {
            put(attributes, "time", time.time(record));
        } catch (Refused badTime) {
            fault = badTime;
        }
        return new Draft(attributes, data(record), fault);
    }

    private @Nullable Scalar id(JsonTree record, boolean oneOfSeveral) {
        Scalar value = id.value(record);
        return value == null || !value.isText() || !oneOfSeveral ? value : Scalar.ofText(value.text() + "#" + name);
    }

    private Map<String, Scalar> data(JsonTree record) {
        Map<String, Scalar> data = new LinkedHashMap<>();
        put(data, "accountId", accountId == null ? null : accountId.value(record));
        if (data.isEmpty()) {
            put(data, "accountKey", accountKey == null ? null : accountKey.value(record));
        }
        fields.forEach((field, value) -> put(data, field, value.value(record)));
        return data;
    }

    private static void put(Map<String, Scalar> into, String name, @Nullable Scalar value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
