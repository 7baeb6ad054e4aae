package io.rampwatch.alerting.expose;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.alerting.page.Deliveries;
import io.rampwatch.alerting.page.Outcome;
import io.rampwatch.alerting.page.PagerDuty;
import io.rampwatch.alerting.topic.Heard;
import io.rampwatch.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Readings, levels, the job's counters and alerting's own health under Prometheus names.
 *
 * <p>All is told as it is at the scrape, from the newest records: a channel or a rule that is gone leaves no series
 * behind. Numbers are in the unit of their metric: shares from 0 to 1, events per 100 accounts, units per account.
 */
public final class RampMetrics implements MultiCollector, Heard, Deliveries {
    private static final int MOST_SOURCES = 200;
    private static final double MILLIS = 1_000;

    private final Newest newest = new Newest();
    private final Cap channels;
    private final Cap sources = new Cap(MOST_SOURCES, List.of());
    private final ReadingFamilies readings;
    private final ReasonFamilies reasons;
    private final CostFamilies costs;
    private final QualityFamilies quality;
    private final LevelFamilies levels;
    private final ChannelFamilies seen;
    private final JobFamilies job;
    private final OwnFamilies own;
    private final Map<String, Long> lags = new ConcurrentHashMap<>();
    private final Map<String, Long> skipped = new ConcurrentHashMap<>();
    private final Map<String, Long> pages = new ConcurrentHashMap<>();
    private final Map<List<String>, Long> attempts = new ConcurrentHashMap<>();
    private final Histogram delivery;

    /**
     * Metrics that begin with what the ledger holds.
     *
     * @param clocks what time it is
     * @param registry where they are scraped from
     */
    public RampMetrics(Plan plan, Ledger ledger, Health health, Clocks clocks, PrometheusRegistry registry) {
        channels = Cap.ofChannels(plan);
        readings = new ReadingFamilies(plan, newest, channels);
        reasons = new ReasonFamilies(newest, channels);
        costs = new CostFamilies(plan, newest);
        quality = new QualityFamilies(newest, channels);
        levels = new LevelFamilies(plan, newest, channels);
        seen = new ChannelFamilies(plan, newest, channels, clocks.run());
        job = new JobFamilies(plan, newest, sources);
        own = new OwnFamilies(ledger, health, newest, channels, clocks.wall());
        ledger.readings().forEach(newest::known);
        ledger.levels().forEach(newest::level);
        registry.register(this);
        delivery = Histogram.builder()
                .name("rampwatch_page_delivery_seconds")
                .help("From the outbox to the 202, wall time.")
                .labelNames("target")
                .classicOnly()
                .classicUpperBounds(1, 5, 15, 30, 60, 90, 120, 180, 300, 600)
                .register(registry);
        delivery.initLabelValues(PagerDuty.NAME);
    }

    @Override
    public void batch(Batch batch, List<Beat> beats, Taken taken) {
        batch.readings().forEach(newest::reading);
        batch.levels().forEach(newest::level);
        beats.forEach(newest::beat);
    }

    @Override
    public void skipped(String topic) {
        skipped.merge(topic, 1L, Long::sum);
    }

    @Override
    public void lag(String topic, long records) {
        lags.put(topic, records);
    }

    @Override
    public void attempted(String road, OutboxRow row, Outcome outcome) {
        attempts.merge(List.of(road, outcome.label()), 1L, Long::sum);
    }

    @Override
    public void delivered(String road, OutboxRow row, long millis) {
        pages.merge(OwnFamilies.label(row), 1L, Long::sum);
        delivery.labelValues(road).observe(millis / MILLIS);
    }

    @Override
    public MetricSnapshots collect() {
        var to = new Samples();
        readings.add(to);
        reasons.add(to);
        costs.add(to);
        quality.add(to);
        // what the plan says first: a level that knows better takes its place
        seen.add(to);
        levels.add(to);
        job.add(to);
        own.add(to);
        JvmFamilies.add(to);
        counters(to);
        return to.snapshots();
    }

    private void counters(Samples to) {
        // what can happen is told as 0 before it does: a counter that begins with its first count hides it from rates
        lags.forEach((topic, records) -> {
            to.gauge("rampwatch_topic_lag_records", "Records not read yet.", records, "topic", topic);
            skipped(to, topic, 0);
        });
        skipped.forEach((topic, count) -> skipped(to, topic, count));
        for (OutboxRow.Action action : OutboxRow.Action.values()) {
            pages(to, action.name().toLowerCase(Locale.ROOT), 0);
        }
        pages.forEach((action, count) -> pages(to, action, count));
        for (String outcome : List.of("accepted", "retry", "refused")) {
            attempts(to, PagerDuty.NAME, outcome, 0);
        }
        attempts.forEach((labels, count) -> attempts(to, labels.get(0), labels.get(1), count));
        String help = "Values of a label that were folded into (other).";
        to.counter("rampwatch_label_overflow", help, channels.folded() + foldedByTheJob(), "label", "channel");
        to.counter("rampwatch_label_overflow", help, sources.folded(), "label", "source");
    }

    private long foldedByTheJob() {
        return newest.beat().map(beat -> beat.heartbeat().foldedChannels()).orElse(0L);
    }

    private static void skipped(Samples to, String topic, long count) {
        to.counter("rampwatch_skipped_records", "Records that could not be read.", count, "topic", topic);
    }

    private static void pages(Samples to, String action, long count) {
        to.counter("rampwatch_pages", "Pages that were accepted.", count, "action", action);
    }

    private static void attempts(Samples to, String target, String outcome, long count) {
        String name = "rampwatch_page_attempts";
        to.counter(name, "Attempts to page.", count, "target", target, "outcome", outcome);
    }
}
