package io.rampwatch.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a mapping has found, as an envelope: the same forms as if they had stood in a record of JSON. */
final class Canonical {
    private Canonical() {}

    /** Puts them into an envelope that keeps what its checks look at. */
    static Envelope envelope(Envelope envelope, Map<String, ?> attributes, Map<String, ?> data) {
        attributes.forEach((name, value) -> keep(envelope.attributes(), name, value, isTime(name)));
        data.forEach((name, value) -> keep(envelope.data(), name, value, false));
        return envelope;
    }

    private static boolean isTime(String name) {
        return name.equals("time") || name.equals("recordedtime");
    }

    private static void keep(Scalars into, String name, @Nullable Object value, boolean time) {
        if (value == null || !into.wants(name)) {
            return;
        }
        if (value instanceof String text) {
            into.keep(name, Scalar.Form.TEXT, text);
        } else if (value instanceof Number) {
            boolean millis = time && value instanceof Long;
            into.keep(name, millis ? Scalar.Form.INSTANT : Scalar.Form.NUMBER, value.toString());
        } else if (value instanceof Boolean) {
            into.keep(name, Scalar.Form.BOOLEAN, value.toString());
        } else {
            into.keep(name, Scalar.Form.NESTED, "");
        }
    }
}
