package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.MetricParts.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code metrics}: definitions of the plan's own, and what it changes of the built-in ones. */
final class MetricReader {
    private static final Keys KEYS = new Keys(
            "metrics by id, such as activation_24h: {kind: conversion, …}",
            List.of(
                    "kind",
                    "title",
                    "event",
                    "counts",
                    "field",
                    "numerator",
                    "denominator",
                    "reaches",
                    "within",
                    "window",
                    "better",
                    "owner",
                    "system_of_record",
                    "definition"),
            List.of("subject", "start", "opened_by", "closed_by", "target", "unit", "breakdown", "delay"));
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Form<MetricKind> KIND = Forms.oneOf(
            Map.of(
                    "conversion", MetricKind.CONVERSION,
                    "count", MetricKind.COUNT,
                    "ratio", MetricKind.RATIO,
                    "per_100", MetricKind.PER_100,
                    "amount_per_subject", MetricKind.AMOUNT_PER_SUBJECT),
            List.of("open_age"));
    private static final Form<Better> BETTER =
            Forms.oneOf(Map.of("higher", Better.HIGHER, "lower", Better.LOWER), List.of());

    private final long windowMinutes;
    private final Map<String, Metric> good = new LinkedHashMap<>();

    private MetricReader(long windowMinutes) {
        this.windowMinutes = windowMinutes;
    }

    /**
     * The registry of a plan.
     *
     * @param windowMinutes the plan-wide window
     */
    static Declared<Metric> read(Fields plan, long windowMinutes) {
        var reader = new MetricReader(windowMinutes);
        Registry.builtIn().forEach(metric -> reader.good.put(metric.id(), metric.over(windowMinutes)));
        Map<String, Metric> builtIn = Map.copyOf(reader.good);
        var names = new java.util.LinkedHashSet<>(reader.good.keySet());
        if (plan.has("metrics")) {
            plan.named("metrics", KEYS).forEach((id, entry) -> {
                names.add(id);
                reader.metric(id, entry, Optional.ofNullable(builtIn.get(id)));
            });
        }
        return new Declared<>(reader.good, names);
    }

    private void metric(String id, Fields entry, Optional<Metric> builtIn) {
        if (!ID.matcher(id).matches() || id.endsWith("_plain")) {
            entry.tell(
                    "has a bad name; write small letters, digits and _ such as activation_24h, not ending in _plain");
        }
        var kind = entry.get("kind", KIND, builtIn.map(Metric::kind));
        if (kind.isEmpty()) {
            good.remove(id);
            return;
        }
        var before = builtIn.filter(metric -> metric.kind() == kind.get());
        var parts = MetricParts.read(entry, kind.get(), before);
        var window = entry.get("window", Forms.SOME_MINUTES, windowMinutes);
        var better = entry.get("better", BETTER, before.map(Metric::better));
        var title = entry.get(
                "title", Forms.text("a short title"), before.map(Metric::title).orElse(title(id)));
        var owner = text(entry, "owner", "who answers for the metric, such as cpo", before, Metric::owner);
        var source = text(
                entry,
                "system_of_record",
                "where its facts come from, such as product events",
                before,
                Metric::systemOfRecord);
        var unchanged = before.filter(metric -> !MetricParts.touched(entry));
        var definition = text(entry, "definition", "what exactly is measured, in words", unchanged, Metric::definition);
        good.remove(id);
        if (parts.isPresent()
                && window.isPresent()
                && better.isPresent()
                && title.isPresent()
                && owner.isPresent()
                && source.isPresent()
                && definition.isPresent()) {
            Parts p = parts.get();
            good.put(
                    id,
                    new Metric(
                            id,
                            title.get(),
                            kind.get(),
                            p.events(),
                            p.over(),
                            p.reach(),
                            p.withinMinutes(),
                            window.get(),
                            better.get(),
                            owner.get(),
                            source.get(),
                            definition.get()));
        }
    }

    private static Optional<String> text(
            Fields entry, String key, String words, Optional<Metric> before, Function<Metric, String> of) {
        return entry.get(key, Forms.text(words), before.map(of));
    }

    private static String title(String id) {
        String words = id.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
