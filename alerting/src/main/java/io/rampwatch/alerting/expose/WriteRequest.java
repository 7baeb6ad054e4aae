package io.rampwatch.alerting.expose;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import org.xerial.snappy.Snappy;

/**
 * A request of Prometheus remote write 1.0: {@code WriteRequest {repeated TimeSeries = 1}}, {@code TimeSeries {repeated
 * Label = 1; repeated Sample = 2}}, {@code Label {name = 1; value = 2}}, {@code Sample {double value = 1; int64
 * timestamp = 2}}, packed as one block of snappy.
 */
final class WriteRequest {
    private WriteRequest() {}

    /** The body of a request; each value is a series of one sample, its labels in the order of their names. */
    static byte[] of(List<HourlyValue> values) {
        try {
            byte[] request = message(out -> {
                for (HourlyValue value : values) {
                    out.writeByteArray(1, series(value));
                }
            });
            return Snappy.compress(request);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] series(HourlyValue value) throws IOException {
        return message(out -> {
            for (var label : new TreeMap<>(value.labels()).entrySet()) {
                out.writeByteArray(1, message(pair -> {
                    pair.writeString(1, label.getKey());
                    pair.writeString(2, label.getValue());
                }));
            }
            out.writeByteArray(2, message(sample -> {
                sample.writeDouble(1, value.value());
                sample.writeInt64(2, value.atMillis());
            }));
        });
    }

    private interface Fields {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        fields.to(out);
        out.flush();
        return bytes.toByteArray();
    }
}
