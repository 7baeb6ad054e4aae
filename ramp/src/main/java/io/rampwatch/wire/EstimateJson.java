package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.metric.Estimate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One view of a metric as the fields of a JSON object. */
final class EstimateJson {
    private static final String NOT_FINITE = "not a finite number";

    private EstimateJson() {}

    /** Writes the fields, not the object around them. */
    static void write(JsonGenerator json, ViewShape shape, Estimate estimate) throws IOException {
        for (String name : shape.all()) {
            Object value = value(name, estimate);
            if (value != null || shape.always().contains(name)) {
                json.writeFieldName(name);
                write(json, name, value);
            }
        }
    }

    static Estimate read(JsonFields fields, ViewShape shape) {
        return new Estimate(
                shape.k().equals(ViewShape.SUM) ? fields.unitsOrNull(shape.k()) : fields.wholeOrNull(shape.k()),
                fields.wholeOrNull(shape.n()),
                fields.decimalOrNull(ViewShape.NUMBER),
                fields.decimalOrNull(ViewShape.LOW),
                fields.decimalOrNull(ViewShape.HIGH),
                fields.textOrNull(ViewShape.FORM),
                fields.textOrNull(ViewShape.WHY));
    }

    private static @Nullable Object value(String name, Estimate estimate) {
        return switch (name) {
            case ViewShape.K, ViewShape.SUM -> estimate.k();
            case ViewShape.N, ViewShape.OPEN -> estimate.n();
            case ViewShape.NUMBER -> finite(estimate.value());
            case ViewShape.LOW -> finite(estimate.low());
            case ViewShape.HIGH -> finite(estimate.high());
            case ViewShape.FORM -> estimate.form();
            default -> why(estimate);
        };
    }

    /** A number that JSON has no word for is one that we do not know, and says so. */
    private static @Nullable String why(Estimate estimate) {
        boolean finite = isFinite(estimate.value()) && isFinite(estimate.low()) && isFinite(estimate.high());
        return finite || estimate.why() != null ? estimate.why() : NOT_FINITE;
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return isFinite(value) ? value : null;
    }

    private static boolean isFinite(@Nullable Double value) {
        return value == null || Double.isFinite(value);
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value instanceof Long count && name.equals(ViewShape.SUM)) {
            json.writeNumber(Json.units(count));
        } else if (value instanceof Long count) {
            json.writeNumber(count);
        } else if (value instanceof Double decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            json.writeNull();
        }
    }
}
