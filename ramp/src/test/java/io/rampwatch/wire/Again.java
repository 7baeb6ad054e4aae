package io.rampwatch.wire;

import static java.util.Objects.requireNonNull;

import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event written out in our own words, and read again: what is accepted must not be changed by that. */
final class Again {
    private static final EventReader READER = new EventReader(Map.of());

    private Again() {}

    static OpsEvent read(OpsEvent event) {
        var line = Line.of(event.kind())
                .with("id", event.id())
                .with("source", event.source())
                .with("time", Instant.ofEpochMilli(event.timeMillis()).toString())
                .data("milestone", event.name());
        if (event.recordedMillis() != OpsEvent.UNRECORDED) {
            line = line.with(
                    "recordedtime", Instant.ofEpochMilli(event.recordedMillis()).toString());
        }
        if (Name.isAccount(event.account())) {
            line = line.data("accountId", event.account());
        } else if (Name.isKey(event.account())) {
            line = line.withoutData("accountId")
                    .data(
                            "accountKey",
                            event.account().substring(event.account().indexOf(':') + 1));
        }
        for (var field : fields(event)) {
            line = line.data(field.getKey(), field.getValue());
        }
        if (event.kind() == Kind.MERGED && event.field("survivorId") == null) {
            line = line.withoutData("survivorId");
        }
        var read = READER.read(null, line.bytes(), Line.ORIGIN);
        return requireNonNull(read.event(), () -> String.valueOf(read.deadLetter()));
    }

    private static List<Map.Entry<String, Object>> fields(OpsEvent event) {
        List<Map.Entry<String, Object>> fields = new ArrayList<>();
        if (event.channel() != null) {
            fields.add(Map.entry("channel", event.channel()));
        }
        if (event.reason() != null) {
            fields.add(Map.entry("reasonCode", event.reason()));
        }
        if (event.millionths() != 0 && event.field("amountMinor") == null) {
            fields.add(Map.entry("minutes", BigDecimal.valueOf(event.millionths(), 6)));
        }
        boolean attempt = event.kind().optional().contains("attemptId");
        if (attempt && event.key() != null) {
            fields.add(Map.entry("attemptId", requireNonNull(event.key())));
        }
        fields.addAll(Map.<String, Object>copyOf(event.fields()).entrySet());
        return fields;
    }
}
