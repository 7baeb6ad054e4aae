package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The four layers of operations that an account passes, each with an owner before a ramp begins. */
public enum Layer {
    /** From signup to first value. */
    ONBOARDING,
    /** Setting the account up. */
    PROVISIONING,
    /** Answering what people ask. */
    SUPPORT,
    /** What needs an engineer. */
    ESCALATION;

    /** The name that a plan uses, such as {@code onboarding}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layer whose work a metric measures: by the events that it counts. */
    public static Layer of(Metric metric) {
        List<String> events = metric.events();
        return Stream.of(PROVISIONING, SUPPORT, ESCALATION)
                .filter(layer -> events.stream().anyMatch(event -> event.startsWith(layer.prefix())))
                .findFirst()
                .orElse(ONBOARDING);
    }

    private String prefix() {
        return this == SUPPORT ? "ticket." : key() + ".";
    }
}
