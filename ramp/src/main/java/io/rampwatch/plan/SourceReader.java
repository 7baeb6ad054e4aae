package io.rampwatch.plan;

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
                    "settings by the source's URI, such as urn:crm: {minutesMax: 5000}", "minutesMax", "outOfOrderness")
            .later("delay", "freshness", "heartbeat");
    private static final Form<Long> MINUTES_MAX = Forms.whole(1, 1_000_000);
    private static final Form<Long> DISORDER = Form.of(
                    "a short time such as 30s, at most 2m",
                    value -> Forms.millis(value).filter(millis -> millis <= MOST_DISORDER_MILLIS))
            .refusing(value -> Forms.millis(value)
                    .map(millis ->
                            "is above 2m and would hold back every verdict; later facts correct the numbers anyway"));

    private SourceReader() {}

    /** The settings by URI; sources that are not named have the default ones. */
    static Map<String, SourceSettings> read(Fields plan) {
        Map<String, SourceSettings> sources = new LinkedHashMap<>();
        if (plan.has("sources")) {
            plan.named("sources", KEYS).forEach((uri, fields) -> {
                if (!isUri(uri)) {
                    fields.tell("is no URI; write the source as its events name it, such as urn:crm");
                }
                settings(fields).ifPresent(settings -> sources.put(uri, settings));
            });
        }
        return Collections.unmodifiableMap(sources);
    }

    private static Optional<SourceSettings> settings(Fields fields) {
        var minutes = fields.get("minutesMax", MINUTES_MAX, SourceSettings.DEFAULT.minutesMax());
        var disorder = fields.get("outOfOrderness", DISORDER, SourceSettings.DEFAULT.outOfOrdernessMillis());
        return minutes.flatMap(max -> disorder.map(millis -> new SourceSettings(max, millis)));
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isBlank();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
