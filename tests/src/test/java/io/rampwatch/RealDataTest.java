package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The very job on 116,917 real events, against figures that two other programs computed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDataTest {
    /** The events carry minutes that were rounded to six decimals; over a channel the rounding adds up. */
    private static final double MINUTES_TOLERANCE = 1e-4;

    private static final Map<String, Integer> JUNK = Map.of(
            "empty_value", 145,
            "bad_json", 132 + 149,
            "not_object", 158,
            "unsupported_specversion", 161,
            "missing_id", 124,
            "unsupported_type", 134,
            "time_out_of_range", 153);

    private Path truth;
    private Written clean;
    private Written dirty;

    private Path work;

    @BeforeAll
    void replay(@TempDir Path folder) {
        work = folder;
        truth = RealData.bpic2012();
        clean = RealReplay.clean();
        dirty = Written.by(RealData.plan(), truth.resolve("events_dirty.jsonl.gz"), work.resolve("dirty"), 1);
    }

    @Test
    void clean_every_rolling_figure_is_the_truth() {
        assertRolling(clean);
    }

    @Test
    void clean_every_daily_figure_is_the_truth() {
        assertDaily(clean);
    }

    @Test
    void clean_every_total_is_the_truth() {
        assertTotals(clean);
    }

    @Test
    void clean_each_hour_is_said_once() {
        clean.each(
                "readings.jsonl",
                reading -> assertThat(reading.get("revision").asInt()).isZero());
    }

    @Test
    void clean_every_record_is_a_counted_event() {
        JsonNode summary = clean.summary();
        assertThat(summary.at("/records/in").asLong()).isEqualTo(116_917);
        assertThat(summary.at("/events/counted").asLong()).isEqualTo(116_917);
        assertNothingLost(summary);
        assertThat(clean.all("dead-letters.jsonl")).isEmpty();
    }

    @Test
    void dirty_the_last_revision_of_every_rolling_figure_is_the_truth() {
        assertRolling(dirty);
    }

    @Test
    void dirty_the_last_revision_of_every_daily_figure_is_the_truth() {
        assertDaily(dirty);
    }

    @Test
    void dirty_every_total_is_the_truth() {
        assertTotals(dirty);
    }

    @Test
    void dirty_duplicates_are_known_junk_is_refused_and_nothing_is_too_late() {
        JsonNode summary = dirty.summary();
        assertThat(summary.at("/records/in").asLong()).isEqualTo(123_941);
        assertThat(summary.at("/events/counted").asLong()).isEqualTo(116_917);
        assertThat(summary.at("/events/duplicate").asLong()).isEqualTo(5_868);
        assertThat(summary.at("/events/duplicateConflict").asLong()).isZero();
        assertNothingLost(summary);
    }

    @Test
    void dirty_all_junk_is_in_the_dead_letters_with_its_reason() {
        Map<String, Integer> reasons = new TreeMap<>();
        dirty.each(
                "dead-letters.jsonl",
                letter -> reasons.merge(letter.get("reason").asText(), 1, Integer::sum));
        assertThat(reasons).containsExactlyInAnyOrderEntriesOf(JUNK);
        Map<String, Integer> counted = new TreeMap<>();
        for (String law : new String[] {"/records/dead", "/events/dead"}) {
            dirty.summary()
                    .at(law)
                    .properties()
                    .forEach(dead -> counted.put(dead.getKey(), dead.getValue().asInt()));
        }
        assertThat(counted).isEqualTo(reasons);
    }

    @Test
    void the_levels_of_the_last_tick_are_the_same_clean_and_dirty() {
        assertThat(lastLevels(dirty)).isNotEmpty().isEqualTo(lastLevels(clean));
    }

    @Test
    void the_whole_in_another_order_and_at_parallelism_2_gives_the_same_bytes() throws IOException {
        Path shuffled = work.resolve("shuffled.jsonl");
        Files.write(
                shuffled,
                Disorder.within(29_999, 11, RealData.lines(truth.resolve("events.jsonl.gz"), Integer.MAX_VALUE)));
        var other = Written.by(RealData.plan(), shuffled, work.resolve("other"), 2);
        for (String file : Written.FILES) {
            other.assertSame(file, clean);
        }
        assertThat(other.summary()).isEqualTo(clean.summary());
    }

    private void assertRolling(Written written) {
        var compared = new Compared();
        Map<String, JsonNode> last = written.lastReadings();
        for (Map<String, String> row : RealData.rows(truth.resolve("truth_rolling.csv"))) {
            String place = row.get("channel") + "|" + row.get("window_end_excl");
            JsonNode metrics = last.get(place);
            assertThat(metrics).as(place).isNotNull();
            Map.of(
                            "matured_signups", "/activation_24h/mature/n",
                            "matured_activated", "/activation_24h/mature/k",
                            "signups", "/signups/n",
                            "failed_accounts", "/failed_accounts/n",
                            "tickets", "/tickets_per_100/plain/k",
                            "escalations", "/escalations_per_100/plain/k")
                    .forEach((figure, path) -> compared.whole(
                            place + " " + figure, Long.parseLong(row.get(figure)), whole(metrics.at(path))));
        }
        assertThat(compared.different()).isEmpty();
        assertThat(compared.figures()).isEqualTo(15_908 * 6).isEqualTo(95_448);
    }

    private void assertDaily(Written written) {
        var compared = new Compared();
        Map<String, JsonNode> last = new HashMap<>();
        written.each("days.jsonl", day -> {
            String key = day.get("day").asText() + "|" + day.get("channel").asText() + "|"
                    + day.get("metric").asText();
            JsonNode known = last.get(key);
            if (known == null
                    || known.get("revision").asInt() <= day.get("revision").asInt()) {
                last.put(key, day);
            }
        });
        for (Map<String, String> row : RealData.rows(truth.resolve("truth_daily.csv"))) {
            String place = row.get("day_utc") + "|" + row.get("channel") + "|";
            Map.of(
                            "signups", "signups",
                            "cohort_activated", "activation_24h",
                            "failure_events", "provisioning_failures",
                            "failed_accounts", "failed_accounts",
                            "tickets", "tickets_per_100_plain",
                            "escalations", "escalations_per_100_plain")
                    .forEach((figure, metric) -> compared.whole(
                            place + figure,
                            Long.parseLong(row.get(figure)),
                            whole(last.get(place + metric).get("k"))));
            compared.within(
                    MINUTES_TOLERANCE,
                    place + "manual_minutes",
                    Double.parseDouble(row.get("manual_minutes")),
                    last.get(place + "manual_minutes_per_account_plain")
                                    .get("k")
                                    .asLong()
                            / 1e6);
        }
        assertThat(compared.different()).isEmpty();
        assertThat(compared.figures()).isEqualTo(658 * 7).isEqualTo(4_606);
    }

    private void assertTotals(Written written) {
        var compared = new Compared();
        JsonNode channels = written.summary().get("channels");
        for (Map<String, String> row : RealData.rows(truth.resolve("truth_totals.csv"))) {
            JsonNode channel = channels.get(row.get("channel"));
            Map.of(
                            "signups", "signups",
                            "activated_within_24h", "activatedWithinH",
                            "failed_accounts", "failedAccounts",
                            "failure_events", "provisioningFailures",
                            "tickets", "tickets",
                            "escalations", "escalations")
                    .forEach((figure, name) -> compared.whole(
                            row.get("channel") + " " + figure,
                            Long.parseLong(row.get(figure)),
                            whole(channel.get(name))));
            compared.within(
                    MINUTES_TOLERANCE,
                    row.get("channel") + " manual_minutes",
                    Double.parseDouble(row.get("manual_minutes")),
                    channel.get("manualMinutes").asDouble());
        }
        assertThat(compared.different()).isEmpty();
        assertThat(compared.figures()).isEqualTo(4 * 7);
    }

    private static void assertNothingLost(JsonNode summary) {
        assertThat(summary.at("/events/lateDropped").asLong(-1)).isZero();
        assertThat(summary.at("/records/residual").asLong(-1)).isZero();
        assertThat(summary.at("/events/residual").asLong(-1)).isZero();
    }

    private static Map<String, String> lastLevels(Written written) {
        Map<String, String> last = new TreeMap<>();
        written.each(
                "levels.jsonl",
                level -> last.put(
                        level.get("channel").asText() + "|" + level.get("rule").asText(),
                        level.get("level").asText() + " " + level.get("cause").asText()));
        return last;
    }

    private static Object whole(JsonNode number) {
        return number.isIntegralNumber() ? (Object) number.asLong() : number;
    }
}
