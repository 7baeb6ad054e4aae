package io.rampwatch.alerting.page;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.plan;
import static io.rampwatch.alerting.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.episode.Episode;
import io.rampwatch.rule.Level;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagerDutyEventTest {
    private static final Episode EPISODE = Episode.none(CHANNEL).next(breach(CHANNEL, TICK, TICK));

    @Test
    void a_trigger_is_critical_and_at_the_event_time_of_the_tick() throws IOException {
        JsonNode event = event(EPISODE);
        assertThat(event.path("routing_key").asText()).isEqualTo("key");
        assertThat(event.path("event_action").asText()).isEqualTo("trigger");
        assertThat(event.path("dedup_key").asText()).isEqualTo("rampwatch/test/partner-acme/1");
        assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(event.at("/payload/timestamp").asText()).isEqualTo("2026-11-27T01:59:00Z");
        assertThat(event.at("/payload/component").asText()).isEqualTo(CHANNEL);
        assertThat(event.at("/links/0/href").asText()).isEqualTo("https://r.example.com/episodes/partner-acme/1");
        assertThat(event.at("/links/1/href").asText()).isEqualTo("https://wiki.example.com/ramp/activation");
    }

    @Test
    void details_hold_numbers_as_numbers() throws IOException {
        JsonNode details = event(EPISODE).at("/payload/custom_details");
        assertThat(details.path("value").doubleValue()).isEqualTo(112 / 230.0);
        assertThat(details.path("numerator").longValue()).isEqualTo(112);
        assertThat(details.path("denominator").longValue()).isEqualTo(230);
        assertThat(details.path("limit").doubleValue()).isEqualTo(0.525);
        assertThat(details.path("interval").size()).isEqualTo(2);
        assertThat(details.at("/numbers/tickets_per_100").asText()).isEqualTo("31.5 per 100 accounts, n = 812");
    }

    @Test
    void the_cost_of_an_hour_is_told_in_words() throws IOException {
        JsonNode details = event(EPISODE).at("/payload/custom_details");
        assertThat(details.at("/cost_of_an_hour/continuing").asText()).startsWith("1.00 h of work");
        assertThat(details.at("/cost_of_an_hour/unknown/0").asText()).isEqualTo("escalations");
        assertThat(PageLines.of(event(EPISODE).toString()))
                .contains(
                        "one hour     of ramp: 1.00 h of work, its price is not known",
                        "             of pause: 309 to 354 USD of margin of accounts that would have activated",
                        "             not known: escalations");
    }

    @Test
    void a_resolve_names_its_key_and_nothing_else() throws IOException {
        var row = new OutboxRow(1, CHANNEL, 1, Action.RESOLVE, "rampwatch/test/partner-acme/1", "", 0, 0);
        assertThat(PageJson.MAPPER.readTree(PagerDutyEvent.of(row, "key")).toString())
                .isEqualTo("{\"routing_key\":\"key\",\"event_action\":\"resolve\","
                        + "\"dedup_key\":\"rampwatch/test/partner-acme/1\"}");
    }

    @Test
    void evidence_goes_where_an_event_is_too_large_and_the_numbers_stay() throws IOException {
        Episode many = EPISODE;
        for (int number : IntStream.range(0, 3_000).toArray()) {
            many = many.next(named("rule-" + number));
        }
        byte[] bytes = PagerDutyEvent.of(row(many), "key");
        assertThat(bytes.length).isLessThanOrEqualTo(512_000);
        JsonNode details = PageJson.MAPPER.readTree(bytes).at("/payload/custom_details");
        assertThat(details.path("also_breached").asText()).isEqualTo("(too large, left out)");
        assertThat(details.path("value").doubleValue()).isEqualTo(112 / 230.0);
        assertThat(details.path("restart_when").asText()).startsWith("may start again");
    }

    @Test
    void text_is_cut_by_code_points() {
        assertThat(PagerDutyEvent.cut("🚀🚀🚀", 3)).isEqualTo("🚀🚀🚀");
        assertThat(PagerDutyEvent.cut("🚀🚀🚀🚀", 3)).isEqualTo("🚀🚀…");
    }

    @Test
    void a_long_key_is_known_by_its_hash() {
        assertThat(PagerDutyEvent.key("k".repeat(255))).isEqualTo("k".repeat(255));
        assertThat(PagerDutyEvent.key("k".repeat(256))).matches("rampwatch/[0-9a-f]{64}");
    }

    private static Level named(String rule) {
        Level like = breach(CHANNEL, TICK, TICK);
        return new Level(
                CHANNEL,
                rule,
                "v1",
                like.metric(),
                like.kind(),
                TICK,
                like.state(),
                null,
                TICK,
                1L,
                2L,
                like.side(),
                525_000,
                2,
                2,
                like.then(),
                "");
    }

    private static JsonNode event(Episode episode) throws IOException {
        return PageJson.MAPPER.readTree(PagerDutyEvent.of(row(episode), "key"));
    }

    private static OutboxRow row(Episode episode) {
        var composer = new PageComposer(plan(), "test", "https://r.example.com/");
        return new OutboxRow(
                1,
                CHANNEL,
                1,
                Action.TRIGGER,
                composer.key(episode),
                composer.page(episode, reading(CHANNEL, TICK)),
                0,
                0);
    }
}
