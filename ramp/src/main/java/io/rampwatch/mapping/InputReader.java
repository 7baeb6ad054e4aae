package io.rampwatch.mapping;

import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import io.rampwatch.wire.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where records come from. */
final class InputReader {
    private static final Keys KEYS = Keys.of(
            "where records come from, such as {topics: [segment.events]}",
            "topics",
            "maxBytes",
            "split",
            "unwrap",
            "tombstones",
            "unmatched");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Form<String> TOPIC = Form.of(
                    "a Kafka topic such as segment.events",
                    value -> Optional.of(value.text())
                            .filter(name -> NAME.matcher(name).matches() && !ours(name)))
            .refusing(value -> ours(value.text())
                    ? Optional.of("is a topic of Rampwatch itself, whose events need no mapping")
                    : Optional.empty());
    private static final Form<Long> BYTES = Forms.whole(1, StrictJson.MAX_BYTES);
    private static final Form<Boolean> TOMBSTONES = Forms.oneOf(Map.of("skip", true, "refuse", false), List.of());
    private static final Form<Unmatched> UNMATCHED =
            Forms.oneOf(Map.of("all", Unmatched.ALL, "sample", Unmatched.SAMPLE, "none", Unmatched.NONE), List.of());

    private InputReader() {}

    static Optional<Input> read(Fields mapping, Problems problems) {
        int faults = problems.size();
        Fields fields = mapping.in("input", KEYS);
        var topics = fields.list("topics", TOPIC);
        var bytes = fields.get("maxBytes", BYTES, (long) StrictJson.MAX_BYTES);
        var tombstones = fields.get("tombstones", TOMBSTONES, false);
        var unmatched = fields.get("unmatched", UNMATCHED, Unmatched.ALL);
        var unwrap = pointer(fields, "unwrap");
        var split = pointer(fields, "split");
        return problems.size() > faults || Fields.lack(bytes, tombstones, unmatched)
                ? Optional.empty()
                : Optional.of(
                        new Input(topics, bytes.get().intValue(), unwrap, split, tombstones.get(), unmatched.get()));
    }

    /** A path that may also be '' for the whole document. */
    private static @Nullable Pointer pointer(Fields fields, String key) {
        if (!fields.has(key)) {
            return null;
        }
        if (fields.value(key) instanceof Node.Scalar whole
                && !whole.plain()
                && whole.text().isEmpty()) {
            return new Pointer(List.of());
        }
        return fields.get(key, Values.POINTER).orElse(null);
    }

    private static boolean ours(String topic) {
        return topic.startsWith("ramp.");
    }
}
