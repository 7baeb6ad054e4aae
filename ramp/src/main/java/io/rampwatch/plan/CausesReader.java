package io.rampwatch.plan;

import io.rampwatch.metric.FailureCause;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code causes}: where reason codes come from, beside what is usual. */
final class CausesReader {
    private static final Keys KEYS = Keys.of(
            "reason codes by where they come from, such as {operations_delay: [identity_check]}",
            "traffic_quality",
            "product_friction",
            "operations_delay");
    private static final Form<String> CODE =
            Forms.text("a reason code such as failed_import", Pattern.compile("[^\\s(][^\\p{Cntrl}]{0,99}"));

    private CausesReader() {}

    /** The causes by code; a code that stands under two is a fault. */
    static Map<String, FailureCause> read(Fields top) {
        Map<String, FailureCause> causes = new LinkedHashMap<>();
        if (top.has("causes")) {
            Fields fields = top.in("causes", KEYS);
            Arrays.stream(FailureCause.values())
                    .filter(cause -> fields.has(cause.label()))
                    .forEach(cause -> fields.list(cause.label(), CODE).forEach(code -> {
                        if (causes.putIfAbsent(code, cause) != null) {
                            fields.tell(cause.label(), "has a code that has another cause already: " + code);
                        }
                    }));
        }
        return Map.copyOf(causes);
    }
}
