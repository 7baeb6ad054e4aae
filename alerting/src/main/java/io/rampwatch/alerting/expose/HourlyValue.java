package io.rampwatch.alerting.expose;

import io.prometheus.metrics.model.snapshots.Labels;
import io.rampwatch.alerting.ledger.HourRow;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One value of the hourly history, as Prometheus is told it.
 *
 * @param labels by name, the name of the series among them
 * @param value in the unit of its metric
 * @param atMillis the end of the hour, event time
 */
record HourlyValue(Map<String, String> labels, double value, long atMillis) {
    private static final String NAME = "__name__";
    /** Names of the live families and of their twins in the history. */
    private static final Map<String, String> TWINS = Map.of(
            "rampwatch_window_events", "rampwatch_hourly_window_events",
            "rampwatch_event_ratio", "rampwatch_hourly_event_ratio",
            "rampwatch_conversion_ratio", "rampwatch_hourly_conversion_ratio",
            "rampwatch_events_per_100", "rampwatch_hourly_events_per_100",
            "rampwatch_amount_per_subject", "rampwatch_hourly_amount_per_subject",
            "rampwatch_open_age_seconds", "rampwatch_hourly_open_age_seconds",
            "rampwatch_reading_denominator", "rampwatch_hourly_denominator",
            "rampwatch_rule_threshold", "rampwatch_hourly_threshold");

    HourlyValue {
        labels = Map.copyOf(labels);
    }

    /** What a row of the ledger says, under the labels of the live families. */
    static List<HourlyValue> of(HourRow row, Cap channels) {
        var seen = new Samples();
        Reading reading = row.reading();
        Level level = row.level();
        // numbers of many channels are no number of one
        if (reading != null && channels.names(reading.channel())) {
            ReadingFamilies.values(seen, reading);
        }
        if (level != null && channels.names(level.channel())) {
            LevelFamilies.measured(seen, level, level.kind());
        }
        List<HourlyValue> values = new ArrayList<>();
        seen.gauges().forEach((name, points) -> {
            String twin = TWINS.get(name);
            if (twin != null) {
                points.forEach((labels, value) -> values.add(of(twin, labels, value, row)));
            }
        });
        return values;
    }

    private static HourlyValue of(String name, Labels labels, double value, HourRow row) {
        Map<String, String> all = new TreeMap<>();
        labels.forEach(label -> all.put(label.getName(), label.getValue()));
        all.put(NAME, name);
        if (row.reading() != null) {
            all.put("revision", row.stage().name().toLowerCase(Locale.ROOT));
        }
        return new HourlyValue(all, value, row.atMillis());
    }
}
