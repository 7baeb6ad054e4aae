package io.rampwatch.alerting.expose;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one scrape gets to see. What is not known has no sample: never NaN, never 0. */
final class Samples {
    private static final double MILLIS = 1_000;

    private final Map<String, String> helps = new TreeMap<>();
    private final Map<String, Map<Labels, Double>> gauges = new TreeMap<>();
    private final Map<String, Map<Labels, Double>> counters = new TreeMap<>();
    private final Map<String, Map<Labels, StateSetDataPointSnapshot>> states = new TreeMap<>();
    private final Map<String, List<InfoDataPointSnapshot>> infos = new TreeMap<>();

    /** A gauge; null for nothing to say. Labels are names and values in turn. */
    void gauge(String name, String help, @Nullable Number value, String... labels) {
        if (value != null && Double.isFinite(value.doubleValue())) {
            helps.put(name, help);
            gauges.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(Labels.of(labels), value.doubleValue());
        }
    }

    /** An instant as a gauge of seconds. */
    void instant(String name, String help, long epochMillis, String... labels) {
        gauge(name, help, epochMillis / MILLIS, labels);
    }

    /** A counter, its name without {@code _total}; equal labels add up. */
    void counter(String name, String help, long value, String... labels) {
        count(name, help, (double) value, labels);
    }

    /** A span of time as a counter of seconds. */
    void spent(String name, String help, long millis, String... labels) {
        count(name, help, millis / MILLIS, labels);
    }

    private void count(String name, String help, double value, String... labels) {
        helps.put(name, help);
        counters.computeIfAbsent(name, any -> new LinkedHashMap<>()).merge(Labels.of(labels), value, Double::sum);
    }

    /** One of several states: 1 for the present one, 0 for the others. */
    void state(String name, String help, Enum<?>[] all, Enum<?> present, String... labels) {
        helps.put(name, help);
        var point = StateSetSnapshot.StateSetDataPointSnapshot.builder().labels(Labels.of(labels));
        for (Enum<?> each : all) {
            point.state(each.name(), each == present);
        }
        states.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(Labels.of(labels), point.build());
    }

    /** Facts as labels, the name without {@code _info}. */
    void info(String name, String help, String... labels) {
        helps.put(name, help);
        infos.computeIfAbsent(name, any -> new ArrayList<>())
                .add(InfoDataPointSnapshot.builder().labels(Labels.of(labels)).build());
    }

    /** The gauges so far, by name. */
    Map<String, Map<Labels, Double>> gauges() {
        return Map.copyOf(gauges);
    }

    MetricSnapshots snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        gauges.forEach((name, points) -> all.add(new GaugeSnapshot(
                metadata(name),
                points.entrySet().stream()
                        .map(point -> new GaugeDataPointSnapshot(point.getValue(), point.getKey(), null))
                        .toList())));
        counters.forEach((name, points) -> all.add(new CounterSnapshot(
                metadata(name),
                points.entrySet().stream()
                        .map(point -> new CounterDataPointSnapshot(point.getValue(), point.getKey(), null, 0))
                        .toList())));
        states.forEach((name, points) -> all.add(new StateSetSnapshot(metadata(name), points.values())));
        infos.forEach((name, points) -> all.add(new InfoSnapshot(metadata(name), points)));
        return new MetricSnapshots(all);
    }

    private MetricMetadata metadata(String name) {
        return new MetricMetadata(name, helps.getOrDefault(name, name));
    }
}
