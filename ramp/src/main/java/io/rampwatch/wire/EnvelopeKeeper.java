package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps what intake asks for of a record: attributes, and fields of {@code data}. All else is only walked over. */
final class EnvelopeKeeper implements JsonHeard {
    private final Envelope into;
    private boolean object;
    private boolean inData;

    EnvelopeKeeper(Envelope into) {
        this.into = into;
    }

    /** Whether the document is an object. */
    boolean object() {
        return object;
    }

    @Override
    public void open(int depth, @Nullable String name, boolean isObject) {
        if (depth == 0) {
            object = isObject;
        } else {
            Scalars fields = fields(depth);
            if (fields != null && name != null && fields.wants(name)) {
                fields.keep(name, Scalar.Form.NESTED, "");
            }
        }
        if (depth == 1) {
            inData = object && isObject && Envelope.DATA.equals(name);
        }
    }

    @Override
    public void close() {
        // what is kept is kept by its depth
    }

    @Override
    public void value(int depth, @Nullable String name, Scalar.@Nullable Form form, JsonParser value)
            throws IOException {
        Scalars fields = fields(depth);
        // null is as good as absent
        if (fields != null && form != null && name != null && fields.wants(name)) {
            fields.keep(name, form, value.getText());
        }
    }

    private @Nullable Scalars fields(int depth) {
        if (depth == 1 && object) {
            return into.attributes();
        }
        return depth == 2 && inData ? into.data() : null;
    }
}
