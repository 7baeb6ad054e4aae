package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code sources}: what is peculiar to one of them, by its URI. */
final class SourceReader {
    private static final long MOST_DISORDER_MILLIS = 120_000;
    private static final Keys KEYS = Keys.of(
            "settings by the source's URI, such as urn:crm: {minutesMax: 5000}",
            "minutesMax",
            "outOfOrderness",
            "delay",
            "freshness",
            "feeds");
    private static final Form<Long> MINUTES_MAX = Forms.whole(1, 1_000_000);
    private static final Form<Long> DISORDER = Form.of(
                    "a short time such as 30s, at most 2m",
                    value -> Forms.millis(value).filter(millis -> millis <= MOST_DISORDER_MILLIS))
            .refusing(
                    value -> Forms.millis(value)
                            .map(
                                    millis ->
                                            "is above 2m and would hold back every verdict; a source that is late by hours has a delay"));

    private final Declared<Metric> metrics;

    private SourceReader(Declared<Metric> metrics) {
        this.metrics = metrics;
    }

    /** The settings by URI; sources that are not named have the default ones. */
    static Map<String, SourceSettings> read(Fields plan, Declared<Metric> metrics) {
        var reader = new SourceReader(metrics);
        Map<String, SourceSettings> sources = new LinkedHashMap<>();
        if (plan.has("sources")) {
            plan.named("sources", KEYS).forEach((uri, fields) -> {
                if (!isUri(uri)) {
                    fields.tell("is no URI; write the source as its events name it, such as urn:crm");
                }
                reader.settings(fields).ifPresent(settings -> sources.put(uri, settings));
            });
        }
        return Collections.unmodifiableMap(sources);
    }

    private Optional<SourceSettings> settings(Fields fields) {
        var usual = SourceSettings.DEFAULT;
        var minutes = fields.get("minutesMax", MINUTES_MAX, usual.minutesMax());
        var disorder = fields.get("outOfOrderness", DISORDER, usual.outOfOrdernessMillis());
        var delay = fields.get("delay", Forms.SOME_MINUTES, usual.delayMinutes());
        var fresh = fields.get("freshness", Forms.SOME_MINUTES, usual.freshnessMinutes());
        var feeds = fields.has("feeds") ? fields.list("feeds", Lookup.declared(metrics)) : usual.feeds();
        if (fields.has("delay") && !fields.has("feeds")) {
            fields.tell("delay", "needs feeds, the metrics that come so late, such as feeds: [tickets_per_100]");
        }
        if (Fields.lack(minutes, disorder, delay, fresh)) {
            return Optional.empty();
        }
        return Optional.of(new SourceSettings(
                minutes.get(), disorder.get(), delay.get(), fresh.get(), fields.has("freshness"), feeds));
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isBlank();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
