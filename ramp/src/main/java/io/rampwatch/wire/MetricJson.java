package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One metric of a reading as a JSON object. */
final class MetricJson {
    private static final String KIND = "kind";

    private MetricJson() {}

    static void write(JsonGenerator json, MetricReading metric) throws IOException {
        json.writeStartObject();
        json.writeStringField(KIND, metric.kind().name().toLowerCase(Locale.ROOT));
        int written = 0;
        for (ViewShape shape : ViewShape.of(metric.kind())) {
            var estimate = metric.views().get(shape.view());
            if (estimate != null) {
                write(json, shape, estimate);
                written++;
            }
        }
        json.writeEndObject();
        if (written != metric.views().size()) {
            throw new IllegalArgumentException(
                    "not all views of " + metric.kind() + ": " + metric.views().keySet());
        }
    }

    private static void write(JsonGenerator json, ViewShape shape, Estimate estimate) throws IOException {
        if (shape.inline()) {
            EstimateJson.write(json, shape, estimate);
            return;
        }
        json.writeObjectFieldStart(shape.view());
        EstimateJson.write(json, shape, estimate);
        json.writeEndObject();
    }

    static MetricReading read(JsonFields metric) {
        MetricKind kind = metric.word(KIND, MetricKind.class);
        Map<String, Estimate> views = new LinkedHashMap<>();
        for (ViewShape shape : ViewShape.of(kind)) {
            if (shape.inline() && shape.always().stream().anyMatch(metric::has)) {
                views.put(shape.view(), EstimateJson.read(metric, shape));
            } else if (!shape.inline() && metric.has(shape.view())) {
                views.put(shape.view(), EstimateJson.read(metric.object(shape.view()), shape));
            }
        }
        return new MetricReading(kind, Map.copyOf(views));
    }
}
