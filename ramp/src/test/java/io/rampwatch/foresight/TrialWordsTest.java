package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.TrialJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialWordsTest {
    private static final long DAY = 86_400_000;
    private static final long MONDAY = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    @Test
    void stops_stand_beside_what_really_was_wrong() {
        Plan plan = Given.drop("62%", 200, "[2 days]");
        var story = new TrialStory();
        recording().judge(plan.agreedRules(), story, story);
        var incidents = Incident.read("labels.csv", """
                channel,from,to
                direct,2026-01-07T00:00:00Z,2026-01-10
                direct,2026-01-25,2026-01-26
                """);
        assertThat(TrialWords.of(TrialRow.of(Map.of("ramp.yml", story), incidents, true), true))
                .isEqualTo("""
                        plan      channel  first watch       first stop        restart            stops   false  missed  found after
                        ramp.yml  direct   2026-01-09 02:00  2026-01-10 02:00  2026-01-18 02:00       1       0       1  74 h
                        A stop is a pause or a hold; each ends when its restart is proposed, as if the owner resumed then. False: begun outside of every incident.""");
    }

    @Test
    void as_json_it_is_the_same_with_every_stop() {
        Plan plan = Given.drop("62%", 200, "[2 days]");
        var story = new TrialStory();
        recording().judge(plan.agreedRules(), story, story);
        var incidents = Incident.read("labels.csv", "channel,from,to\ndirect,2026-01-07T00:00:00Z,2026-01-10\n");
        String stops = "\"stops\":[{\"rule\":\"drop\",\"from\":\"2026-01-10T02:00:00Z\","
                + "\"restart\":\"2026-01-18T02:00:00Z\"}]";
        assertThat(json(TrialRow.of(Map.of("ramp.yml", story), incidents, true)))
                .isEqualTo("{\"schema\":\"rampwatch.trial.v1\",\"rows\":[{\"plan\":\"ramp.yml\",\"channel\":\"direct\","
                        + "\"firstWatch\":\"2026-01-09T02:00:00Z\"," + stops
                        + ",\"incidents\":{\"falseStops\":0,\"missed\":0,\"foundAfterHours\":[74.0]}}]}");
        assertThat(json(TrialRow.of(Map.of("ramp.yml", new TrialStory()), List.of(), false)))
                .isEqualTo("{\"schema\":\"rampwatch.trial.v1\",\"rows\":[]}");
        assertThat(json(TrialRow.of(Map.of("ramp.yml", story), List.of(), false)))
                .endsWith(stops + ",\"incidents\":null}]}");
    }

    private static String json(List<TrialRow> rows) {
        return new String(TrialJson.write(rows), StandardCharsets.UTF_8);
    }

    @Test
    void a_label_that_cannot_be_read_is_told_with_its_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.read("labels.csv", "channel,from,to\ndirect,2026-01-07,soon\n"))
                .withMessage("labels.csv, line 2: 'soon' is not a day or a time such as 2026-11-27T10:00:00Z");
    }

    /** Three weeks of 200 a day: Wednesday and Thursday of the first are bad. Days end at midnight UTC. */
    private static Recording recording() {
        var recording = new Recording();
        for (int day = 0; day < 21; day++) {
            long k = day == 2 || day == 3 ? 90 : 130;
            long start = MONDAY + day * DAY;
            recording.add(new ClosedDay(
                    "direct", "activation_24h", start, "day " + day, start + 2 * DAY + DAY / 12, 0, k, 200));
        }
        for (long tick = MONDAY; tick < MONDAY + 24 * DAY; tick += DAY / 24) {
            recording.add(new Reading("direct", tick, tick, 0, Map.of()));
        }
        return recording;
    }
}
