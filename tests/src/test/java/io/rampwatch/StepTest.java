package io.rampwatch;

import static io.rampwatch.Traffic.DAY;
import static io.rampwatch.Traffic.HOUR;
import static io.rampwatch.Traffic.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five times as many signups from one midnight on, and the accounts behave as ever. Nothing is wrong. */
class StepTest {
    private static final int STEP_DAY = 8;
    private static final int LAST_DAY = 13;
    private static final int BEFORE = 200;
    /** 61 % is normal; 10 points less is the limit. */
    private static final double LIMIT = 0.51;

    @TempDir
    private Path work;

    @Test
    void a_step_of_volume_is_no_breach_though_a_naive_rate_would_stop_the_channel() throws IOException {
        var traffic = new Traffic(2026);
        for (int day = 0; day < LAST_DAY; day++) {
            traffic.day("partner", day, day < STEP_DAY ? BEFORE : 5 * BEFORE);
        }
        Path events = Files.write(work.resolve("events.jsonl"), traffic.lines());
        var written = Written.by(Traffic.plan(), events, work.resolve("out"), 2);

        List<JsonNode> levels = written.all("levels.jsonl").stream()
                .filter(level -> level.get("channel").asText().equals("partner"))
                .filter(level -> level.get("rule").asText().equals("activation-drop"))
                .toList();
        assertThat(levels).extracting(level -> level.get("level").asText()).doesNotContain("WATCH", "BREACH");
        assertThat(levels)
                .last()
                .extracting(level -> level.get("level").asText())
                .isEqualTo("OK");

        Map<Long, Double> mature = mature(written);
        Map<Long, Double> naive = naive(traffic);
        long step = START + STEP_DAY * DAY;
        double usual = mean(naive, START + 2 * DAY, step);
        double lowest = lowest(naive, step, step + DAY);
        print(mature, naive, step, usual);
        assertThat(lowest(mature, step, START + LAST_DAY * DAY)).isGreaterThan(LIMIT);
        assertThat(usual)
                .as("against the agreed limit the naive rate stops the channel on any day")
                .isLessThan(LIMIT);
        assertThat(usual - lowest)
                .as("and against its own habit it falls by more than 10 points")
                .isGreaterThan(0.10);
        assertThat(hoursBelow(naive, usual - 0.10, step, step + DAY)).isGreaterThanOrEqualTo(3);
    }

    /** Of the accounts that had their 24 hours, as the job reads it. */
    private static Map<Long, Double> mature(Written written) {
        Map<Long, Double> mature = new TreeMap<>();
        written.each("readings.jsonl", reading -> {
            JsonNode value = reading.at("/metrics/activation_24h/mature/value");
            if (reading.get("channel").asText().equals("partner") && value.isNumber()) {
                mature.put(Instant.parse(reading.get("tick").asText()).toEpochMilli(), value.asDouble());
            }
        });
        return mature;
    }

    /** Activated so far, of those that signed up in the last 24 hours. */
    private static Map<Long, Double> naive(Traffic traffic) {
        Map<String, Long> signedUp = new HashMap<>();
        Map<String, Long> activated = new HashMap<>();
        for (Traffic.Event event : traffic.events()) {
            switch (event.type()) {
                case "account.signed_up" -> signedUp.put(event.account(), event.millis());
                case "activation.milestone" -> activated.put(event.account(), event.millis());
                default -> {}
            }
        }
        Map<Long, Double> naive = new TreeMap<>();
        for (long tick = START + DAY; tick <= START + LAST_DAY * DAY; tick += HOUR) {
            long until = tick;
            List<String> window = new ArrayList<>();
            signedUp.forEach((account, at) -> {
                if (at >= until - DAY && at < until) {
                    window.add(account);
                }
            });
            long so = window.stream()
                    .filter(account -> activated.getOrDefault(account, Long.MAX_VALUE) < until)
                    .count();
            naive.put(tick, (double) so / window.size());
        }
        return naive;
    }

    private static void print(Map<Long, Double> mature, Map<Long, Double> naive, long step, double usual) {
        System.out.printf(Locale.ROOT, "naive rate before the step: %.1f %% on average%n", 100 * usual);
        for (long tick = step - 3 * HOUR; tick <= step + DAY; tick += 3 * HOUR) {
            System.out.printf(
                    Locale.ROOT,
                    "%+3d h: mature %.1f %%, naive %.1f %%%n",
                    (tick - step) / HOUR,
                    100 * mature.get(tick),
                    100 * naive.get(tick));
        }
    }

    private static double mean(Map<Long, Double> rates, long from, long to) {
        return between(rates, from, to).stream()
                .mapToDouble(rate -> rate)
                .average()
                .orElseThrow();
    }

    private static double lowest(Map<Long, Double> rates, long from, long to) {
        return between(rates, from, to).stream().mapToDouble(rate -> rate).min().orElseThrow();
    }

    private static long hoursBelow(Map<Long, Double> rates, double limit, long from, long to) {
        return between(rates, from, to).stream().filter(rate -> rate <= limit).count();
    }

    private static List<Double> between(Map<Long, Double> rates, long from, long to) {
        List<Double> between = new ArrayList<>();
        rates.forEach((tick, rate) -> {
            if (tick >= from && tick < to) {
                between.add(rate);
            }
        });
        return between;
    }
}
