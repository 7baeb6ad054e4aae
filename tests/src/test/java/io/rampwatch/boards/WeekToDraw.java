package io.rampwatch.boards;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.expose.Clocks;
import io.rampwatch.alerting.expose.EpisodePages;
import io.rampwatch.alerting.expose.MetricsServer;
import io.rampwatch.alerting.expose.RampMetrics;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.page.Outcome;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.alerting.page.PagerDuty;
import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import java.io.BufferedWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A replayed week as Prometheus would have scraped it at each tick, for those who draw the boards: {@code WeekToDraw
 * REPLAY_DIR FILE}. The file is for {@code promtool tsdb create-blocks-from openmetrics}.
 */
final class WeekToDraw {
    private static final String ALERTING = "job=\"rampwatch-alerting\",instance=\"alerting:9400\"";
    private static final String FLINK = "job=\"rampwatch-flink\",instance=\"taskmanager:9249\"";
    private static final Pattern DROPPED =
            Pattern.compile("(job_id|tm_id|task_id|task_attempt_id|task_attempt_num)=\"[^\"]*\",?");
    /** The board of the watcher shows six hours. */
    private static final long SHOWN = 6 * 3_600_000L;

    private final Map<Long, Map<String, Reading>> readings = new TreeMap<>();
    private final Map<Long, Map<String, Level>> changes = new TreeMap<>();
    private final Map<String, Level> levels = new TreeMap<>();
    private final AtomicLong now = new AtomicLong();

    private WeekToDraw() {}

    public static void main(String[] arguments) throws Exception {
        var week = new WeekToDraw();
        week.read(Path.of(arguments[0]));
        week.write(Path.of(arguments[1]));
    }

    private void read(Path replayed) throws Exception {
        for (String line : Files.readAllLines(replayed.resolve("readings.jsonl"))) {
            Reading reading = ReadingJson.read(line.getBytes(StandardCharsets.UTF_8));
            if (reading.first()) {
                readings.computeIfAbsent(reading.tickMillis(), any -> new HashMap<>())
                        .put(reading.channel(), reading);
            }
        }
        for (String line : Files.readAllLines(replayed.resolve("levels.jsonl"))) {
            Level level = LevelJson.read(line.getBytes(StandardCharsets.UTF_8));
            changes.computeIfAbsent(level.tickMillis(), any -> new HashMap<>())
                    .put(level.channel() + level.rule(), level);
        }
    }

    private void write(Path file) throws Exception {
        Plan plan = Project.plan();
        InstantSource clock = () -> Instant.ofEpochMilli(now.get());
        var health = new Health();
        var registry = new PrometheusRegistry();
        Path folder = Files.createTempDirectory("week");
        try (var ledger = Ledger.open(
                        new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5)),
                        new PageComposer(plan, "demo", "http://localhost"));
                var out = Files.newBufferedWriter(file)) {
            var metrics = new RampMetrics(plan, ledger, health, new Clocks(clock, clock), registry);
            try (var server = MetricsServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    registry,
                    health,
                    new EpisodePages(ledger::episodes, "localhost:9092"))) {
                long sequence = 0;
                for (long tick : readings.keySet()) {
                    tell(tick, metrics, ledger, sequence++);
                    scrape(server.port(), ALERTING, tick, out);
                }
            }
            flink(out);
            out.write("# EOF\n");
        }
    }

    private void tell(long tick, RampMetrics metrics, Ledger ledger, long ticks) {
        now.set(tick);
        levels.putAll(changes.getOrDefault(tick, Map.of()));
        List<Level> said =
                levels.values().stream().map(level -> at(level, tick)).toList();
        var batch = new Batch(said, List.of(), List.copyOf(readings.get(tick).values()), Map.of());
        var taken = ledger.take(batch);
        long records = 30 * (ticks + 1);
        var sources = Map.of("urn:product", new SourceWord(tick - 120_000, true));
        var beat = new Beat(new Heartbeat("epoch-1", ticks, tick, counts(records), sources, 0), tick);
        metrics.batch(batch, List.of(beat), taken);
        metrics.lag("ramp.levels", ticks % 3);
        metrics.lag("ramp.readings", ticks % 5);
        ledger.outbox().due(tick).forEach(row -> {
            ledger.outbox().sent(row, "202");
            metrics.attempted(PagerDuty.NAME, row, new Outcome.Sent("202"));
            metrics.delivered(PagerDuty.NAME, row, 2_000);
        });
    }

    /** A small job of real Flink, as if it had run in the last hours: its names are real, its figures are of now. */
    private void flink(BufferedWriter out) throws Exception {
        int port = Scraping.freePort();
        try (var figures = FlinkFigures.start(port)) {
            TimeUnit.SECONDS.sleep(10);
            long shown =
                    readings.keySet().stream().mapToLong(tick -> tick).max().orElseThrow() - 2 * SHOWN;
            for (long tick : readings.keySet()) {
                if (tick >= shown) {
                    scrape(port, FLINK, tick, out);
                }
            }
        }
    }

    private static Map<String, Long> counts(long records) {
        Map<String, Long> counts = new HashMap<>();
        Map.of(Fate.IN, records, Fate.MAPPED, records, Fate.EVENTS, records, Fate.COUNTED, records)
                .forEach((fate, count) -> counts.put(Conservation.count("urn:product", fate.label()), count));
        return counts;
    }

    /** Between two changes a level holds. */
    private static Level at(Level level, long tick) {
        return new Level(
                level.channel(),
                level.rule(),
                level.ruleVersion(),
                level.metric(),
                level.kind(),
                tick,
                level.state(),
                level.cause(),
                level.sinceMillis(),
                level.numerator(),
                level.denominator(),
                level.side(),
                level.limitMillionths(),
                level.streak(),
                level.needed(),
                level.then(),
                level.planHash(),
                level.figures(),
                level.standing());
    }

    private static void scrape(int port, String target, long at, BufferedWriter out) throws Exception {
        String text;
        try (var stream =
                URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : text.split("\n")) {
            if (!line.startsWith("#")) {
                int space = line.lastIndexOf(' ');
                int brace = line.indexOf('{');
                String named = brace < 0
                        ? line.substring(0, space) + "{" + target + "}"
                        : line.substring(0, brace + 1) + target + ","
                                + DROPPED.matcher(line.substring(brace + 1, space))
                                        .replaceAll("")
                                        .replace(",}", "}");
                out.write(named + line.substring(space) + " " + at / 1_000 + "\n");
            }
        }
        out.write("up{" + target + "} 1 " + at / 1_000 + "\n");
    }
}
