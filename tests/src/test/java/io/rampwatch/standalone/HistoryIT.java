package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.standalone.RunSettings.Pace;
import io.rampwatch.wire.ReadingJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of the past, played in a minute, stands in a real Prometheus on its true dates: as it was first known, and
 * beside it, where facts came late, as it was known in the end.
 */
class HistoryIT {
    private static final int INSTANTS = 20;
    private static final int DAYS_AGO = 11;
    private static final Duration TO_THE_LAST_WORDS = Duration.ofHours(80);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Pattern NONE_WAITS = Pattern.compile("(?m)^rampwatch_history_rows 0(\\.0)?$");
    private static final Pattern LOST =
            Pattern.compile("(?m)^rampwatch_history_told_total\\{outcome=\"(?!accepted)[a-z_]+\"} (?!0\\.0$).*$");

    @TempDir
    private Path folder;

    private record At(String channel, long tick) {}

    @Test
    void a_week_that_is_replayed_stands_on_its_true_dates() throws Exception {
        LocalDate first = InstantSource.system()
                .instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(DAYS_AGO);
        Recorded week = Recorded.week(first, 7, 7);
        int cut = week.size() * 2 / 3;
        // every third record of a day comes a day late and more: what it changes is mature by then
        var late = new Recorded(new ArrayList<>());
        var before = new Recorded(new ArrayList<>());
        for (int i = 0; i < cut; i++) {
            boolean held = i > week.size() / 3 && i < week.size() / 2 && i % 3 == 0;
            (held ? late : before).records().add(week.records().get(i));
        }
        Recorded rest = week.closed(TO_THE_LAST_WORDS).from(cut, week.size() + Recorded.PARTITIONS);
        Map<At, Map<Integer, Reading>> truth = replay(before, late, rest);

        try (var prometheus = RealPrometheus.start(folder);
                var broker = Broker.start(folder.resolve("kafka"), Broker.ANY_PORT);
                KafkaProducer<byte[], byte[]> producer = Feeder.producer(broker.settings())) {
            var pace = new Pace(60, true, 2_000, ChildRun.FRESH);
            var settings = new RunSettings(
                    broker.settings(),
                    folder.resolve("state"),
                    false,
                    Receiver.of(null, ""),
                    "test",
                    0,
                    0,
                    prometheus.remoteWrite(),
                    1,
                    pace);
            try (var run = LiveRun.start(Stage.plan(), settings, InstantSource.system(), System.out::println);
                    var ear = Ear.on(broker.settings())) {
                before.begin(producer);
                Until.happens("the middle", () -> ear.tickMillis() >= before.untilMillis() - 2 * HOUR);
                late.begin(producer);
                rest.begin(producer);
                long end = Math.floorDiv(rest.untilMillis() - HOUR / 2, HOUR) * HOUR;
                Until.happens("the last tick", () -> ear.tickMillis() >= end);
                URI metrics = run.addresses().get("metrics");
                Until.happens("all was told", () -> toldUntil(metrics, end));
                assertThat(get(metrics)).doesNotContainPattern(LOST);
            }
            compare(prometheus, truth);
        }
    }

    private void compare(RealPrometheus prometheus, Map<At, Map<Integer, Reading>> truth) {
        List<At> all = truth.entrySet().stream()
                .filter(each -> value(each.getValue().get(0)) != null)
                .map(Map.Entry::getKey)
                .toList();
        List<At> restated = all.stream()
                .filter(at -> !value(truth.get(at).get(0)).equals(lastWord(truth.get(at))))
                .toList();
        assertThat(restated).as("readings that late facts changed").hasSizeGreaterThan(INSTANTS);
        var random = new SplittableRandom(20);
        for (int i = 0; i < INSTANTS; i++) {
            // every other one is of those that late facts touched
            List<At> from = i % 2 == 0 ? all : restated;
            At at = from.get(random.nextInt(from.size()));
            Map<Integer, Reading> words = truth.get(at);
            assertThat(told(prometheus, at, "first")).as("first word on %s", at).hasValue(value(words.get(0)));
            assertThat(told(prometheus, at, "final")).as("last word on %s", at).hasValue(lastWord(words));
        }
        System.out.printf(
                "%d instants of %d readings, of %d the last word differs from the first: all equal%n",
                INSTANTS, all.size(), restated.size());
    }

    private static Double lastWord(Map<Integer, Reading> words) {
        return value(words.get(words.size() - 1));
    }

    private static OptionalDouble told(RealPrometheus prometheus, At at, String revision) {
        return prometheus.at(
                "rampwatch_hourly_conversion_ratio{metric=\"activation_24h\",view=\"mature\",channel=\"" + at.channel()
                        + "\",revision=\"" + revision + "\"}",
                Instant.ofEpochMilli(at.tick()));
    }

    private static Double value(Reading reading) {
        Estimate seen = reading == null
                ? null
                : reading.metrics().get("activation_24h").views().get(MetricReading.MATURE);
        return seen == null ? null : seen.value();
    }

    /** What the same records say on paper, by revision. */
    private Map<At, Map<Integer, Reading>> replay(Recorded... parts) throws IOException {
        var all = new Recorded(new ArrayList<>());
        for (Recorded part : parts) {
            all.records().addAll(part.records());
        }
        Path events = all.write(folder.resolve("events.jsonl"));
        Path out = folder.resolve("out");
        int code = Rampwatch.commandLine()
                .execute(
                        "replay",
                        "--plan",
                        KillInput.plan().toString(),
                        "--events",
                        events.toString(),
                        "--out",
                        out.toString());
        assertThat(code).as("the replay").isZero();
        Map<At, Map<Integer, Reading>> truth = new java.util.LinkedHashMap<>();
        try (var lines = Files.lines(out.resolve("readings.jsonl"))) {
            lines.map(line -> ReadingJson.read(line.getBytes(UTF_8)))
                    // the last words on the last hours are still open when the input ends
                    .filter(reading -> reading.tickMillis() < all.untilMillis() - TO_THE_LAST_WORDS.toMillis())
                    .forEach(reading -> truth.computeIfAbsent(
                                    new At(reading.channel(), reading.tickMillis()), any -> new TreeMap<>())
                            .put(reading.revision(), reading));
        }
        return truth;
    }

    private static boolean toldUntil(URI metrics, long tick) {
        String said = get(metrics);
        return said.contains("rampwatch_ledger_tick_timestamp_seconds " + (tick / 1_000.0))
                && NONE_WAITS.matcher(said).find();
    }

    private static String get(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException notNow) {
            return "";
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while looking", stopped);
        }
    }
}
