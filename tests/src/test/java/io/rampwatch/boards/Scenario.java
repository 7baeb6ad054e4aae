package io.rampwatch.boards;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.expose.Clocks;
import io.rampwatch.alerting.expose.EpisodePages;
import io.rampwatch.alerting.expose.HourlyHistory;
import io.rampwatch.alerting.expose.MetricsServer;
import io.rampwatch.alerting.expose.RampMetrics;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.page.Outcome;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.alerting.page.PagerDuty;
import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.episode.Decision;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.Reason;
import io.rampwatch.event.SourceWord;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real exporter over a real ledger, fed by a script that sets every family of metrics, in two steps. */
final class Scenario implements AutoCloseable {
    static final String SOURCE = "urn:product";
    static final long LAG = 12;

    private final InstantSource wall = InstantSource.system();
    private final Plan plan = Project.begun();
    private final Scripted scripted = new Scripted(plan);
    private final long tick = wall.millis() / 60_000 * 60_000;
    private final Ledger ledger;
    private final RampMetrics metrics;
    private final MetricsServer server;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private HourlyHistory history;

    Scenario(Path folder) {
        ledger = Ledger.open(
                new LedgerSettings(folder.resolve("ledger.db"), wall, wall, Duration.ofMinutes(5), true),
                new PageComposer(plan, "test", "http://localhost"));
        var health = new Health();
        metrics = new RampMetrics(plan, ledger, health, new Clocks(wall, wall), registry);
        server = MetricsServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                registry,
                health,
                new EpisodePages(ledger::episodes, "localhost:9092"));
    }

    /** All channels run, then one breaks: what has happened so far. */
    void first() {
        List<Decision> armed = plan.channelNames().stream()
                .map(channel -> decision("arm-" + channel, Decision.Kind.ARM, channel, since()))
                .toList();
        take(List.of(), armed, List.of());
        List<Level> levels = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (String channel : plan.channelNames()) {
            levels.addAll(scripted.levels(channel, tick - 60_000, since()));
            readings.add(scripted.reading(channel, tick - 60_000));
        }
        take(levels, List.of(), readings);
        beat(7, counts(1_000, 2), 30_000);
        metrics.lag("ramp.levels", LAG);
        page("1");
    }

    /** Hours of the last days, one of them corrected since, to be told to a Prometheus with the time they speak of. */
    void hours(URI prometheus) {
        long hour = 3_600_000;
        long last = tick / hour * hour;
        for (String channel : plan.channelNames()) {
            // 80 h ago is past all corrections; an hour ago is not
            Reading old = scripted.reading(channel, last - 80 * hour);
            Reading changed = scripted.reading(Scripted.RUNNING, last - 80 * hour);
            take(List.of(), List.of(), List.of(old));
            take(
                    List.of(),
                    List.of(),
                    List.of(new Reading(channel, old.tickMillis(), last - 70 * hour, 1, changed.metrics())));
            take(
                    scripted.levels(channel, last - hour, since()),
                    List.of(),
                    List.of(scripted.reading(channel, last - hour)));
            take(scripted.levels(channel, last, since()), List.of(), List.of(scripted.reading(channel, last)));
        }
        take(List.of(), List.of(), List.of(Scripted.all(last)));
        history = new HourlyHistory(plan, ledger.hours(), prometheus, wall, registry);
    }

    /** Tells the hours. */
    void tell() {
        var telling = new Thread(history, "history");
        telling.setDaemon(true);
        telling.start();
    }

    /** And a little more of everything, so that every rate has something to say. */
    void second() {
        List<Level> levels = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (String channel : plan.channelNames()) {
            levels.addAll(scripted.levels(channel, tick, since()));
            readings.add(scripted.reading(channel, tick));
            readings.add(scripted.restated(channel, tick));
        }
        take(levels, List.of(decision("hold-1", Decision.Kind.HOLD, Scripted.RUNNING, tick)), readings);
        beat(0, counts(5_000, 9), 0);
        metrics.skipped("ramp.levels");
        page("2");
    }

    long tick() {
        return tick;
    }

    Ledger ledger() {
        return ledger;
    }

    Plan plan() {
        return plan;
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        if (history != null) {
            history.close();
        }
        server.close();
        ledger.close();
    }

    /** The breach began an hour ago; its level is written now, so that it pages. */
    private long since() {
        return tick - 3_600_000;
    }

    private static Decision decision(String id, Decision.Kind kind, String channel, long at) {
        return new Decision(id, kind, channel, "VP Growth", "as agreed", at);
    }

    private void take(List<Level> levels, List<Decision> decisions, List<Reading> readings) {
        var batch = new Batch(levels, decisions, readings, Map.of());
        metrics.batch(batch, List.of(), ledger.take(batch));
    }

    private void beat(long sequence, Map<String, Long> counts, long ago) {
        var sources = Map.of(SOURCE, new SourceWord(tick - 120_000, true));
        var beat = new Beat(new Heartbeat("epoch-1", sequence, tick, counts, sources, 3), wall.millis() - ago);
        var nothing = new Batch(List.of(), List.of(), List.of(), Map.of());
        metrics.batch(nothing, List.of(beat), ledger.take(nothing));
    }

    /** Three records are unaccounted for, and no event. */
    private static Map<String, Long> counts(long events, long refused) {
        Map<String, Long> counts = new HashMap<>();
        put(counts, Fate.IN, events + refused + 30 + 3);
        put(counts, Fate.IGNORED, 30);
        counts.put(Conservation.count(SOURCE, Conservation.ignored("internal")), 30L);
        put(counts, Fate.MAPPED, events);
        put(counts, Fate.EVENTS, events);
        put(counts, Fate.DUPLICATE, 20);
        put(counts, Fate.DUPLICATE_CONFLICT, refused);
        put(counts, Fate.HELD, 4);
        put(counts, Fate.COUNTED, events - 24);
        counts.put(Conservation.count(SOURCE, Conservation.dead(Reason.BAD_JSON)), refused);
        return counts;
    }

    private static void put(Map<String, Long> counts, Fate fate, long count) {
        counts.put(Conservation.count(SOURCE, fate.label()), count);
    }

    private void page(String id) {
        var row = new OutboxRow(
                Long.parseLong(id), Scripted.PAUSED, 1, OutboxRow.Action.TRIGGER, "k" + id, "{}", 1, wall.millis());
        metrics.attempted(PagerDuty.NAME, row, new Outcome.Retry(null, "503"));
        metrics.attempted(PagerDuty.NAME, row, new Outcome.Sent("202"));
        metrics.delivered(PagerDuty.NAME, row, 4_000);
    }
}
