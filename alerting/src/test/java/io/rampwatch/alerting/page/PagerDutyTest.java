package io.rampwatch.alerting.page;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.Given;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.page.FakePagerDuty.Mood;
import io.rampwatch.episode.Episode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerDutyTest {
    private static final String KEY = "R0UT1NG";
    private static final Episode EPISODE = Episode.none(CHANNEL).next(breach(CHANNEL, TICK, TICK));

    private final FakePagerDuty fake = FakePagerDuty.start(0, new Given.Hand());

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void a_trigger_is_accepted_and_kept_without_its_key() {
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isEqualTo(new Outcome.Sent("202 {\"status\":\"success\",\"message\":\"Event processed\","
                        + "\"dedup_key\":\"rampwatch/test/partner-acme/1\"}"));
        assertThat(fake.received()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(Action.TRIGGER);
            assertThat(event.key()).isEqualTo("rampwatch/test/partner-acme/1");
            assertThat(event.event()).doesNotContain(KEY);
        });
    }

    @Test
    void an_event_without_a_key_is_refused() {
        assertThat(road(Secret.of(" ")).tell(trigger())).isInstanceOf(Outcome.Refused.class);
        assertThat(fake.received()).isEmpty();
    }

    @Test
    void an_unknown_key_is_refused() {
        fake.answer(Mood.REFUSE);
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("403 "));
    }

    @Test
    void too_many_requests_are_tried_again_when_the_answer_says() {
        fake.answer(Mood.TOO_MANY);
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void a_broken_server_is_tried_again() {
        fake.answer(Mood.BROKEN);
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.why()).startsWith("500 "));
    }

    @Test
    void a_redirect_is_not_followed() {
        fake.answer(Mood.REDIRECT);
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.why()).startsWith("302"));
    }

    @Test
    void a_server_that_hangs_is_left_and_tried_again() {
        fake.answer(Mood.HANG);
        assertThat(road(Secret.of(KEY)).tell(trigger())).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_connection_that_drops_is_tried_again() {
        fake.answer(Mood.DROP);
        assertThat(road(Secret.of(KEY)).tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.why()).startsWith("127.0.0.1 could not be reached: "));
    }

    @Test
    void a_server_that_is_not_there_is_tried_again() {
        fake.close();
        assertThat(road(Secret.of(KEY)).tell(trigger())).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_key_file_that_is_gone_is_tried_again_and_named(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        var road = road(Secret.inFile(file));
        assertThat(road.tell(trigger()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.why()).startsWith("The secret file " + file + " cannot be read"));
        Files.writeString(file, KEY + "\n");
        assertThat(road.tell(trigger())).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void a_row_that_is_damaged_is_refused() {
        var damaged = new OutboxRow(1, CHANNEL, 1, Action.TRIGGER, "key", "{", 0, 0);
        assertThat(road(Secret.of(KEY)).tell(damaged)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_is_no_event_is_refused_with_400() throws Exception {
        assertThat(post("{}")).startsWith("400").contains("'routing_key' is missing or blank");
        assertThat(post("{\"routing_key\":\"k\"}")).contains("'event_action' is none of trigger, resolve");
        assertThat(post("no json")).contains("the event is no JSON");
        assertThat(post("{\"routing_key\":\"k\",\"event_action\":\"trigger\",\"dedup_key\":\"d\",\"payload\":"
                        + "{\"summary\":\"s\",\"source\":\"s\",\"severity\":\"awful\"}}"))
                .contains("'payload.severity' is none of");
        assertThat(fake.received()).isEmpty();
    }

    @Test
    void what_was_received_is_shown_to_people_and_as_json() throws Exception {
        assertThat(get("/")).contains("None yet.");
        Episode odd = Episode.none("<b>").next(breach("<b>", TICK, TICK));
        road(Secret.of(KEY)).tell(row(odd));
        assertThat(get("/"))
                .contains("Pause &lt;b&gt;: activation_24h is 48.7 %")
                .doesNotContain("<b>");
        assertThat(get("/received"))
                .startsWith("[{\"at\":\"2026-11-27T02:00:00Z\",\"event\":{\"event_action\":\"trigger\"")
                .doesNotContain(KEY);
        assertThat(get("/elsewhere")).isEqualTo("not here\n");
    }

    private PagerDuty road(Secret key) {
        // short: a server that hangs must not make the test wait; long enough for an answer of this machine
        return new PagerDuty(Target.of(fake.target(), Set.of()), key, Runnable::run, Duration.ofSeconds(1));
    }

    private static OutboxRow trigger() {
        return row(EPISODE);
    }

    private static OutboxRow row(Episode episode) {
        var composer = new PageComposer(plan(), "test", "https://r.example.com/");
        return new OutboxRow(
                1, episode.channel(), 1, Action.TRIGGER, composer.key(episode), composer.page(episode, null), 0, 0);
    }

    private String post(String body) throws Exception {
        var request = HttpRequest.newBuilder(fake.target())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.statusCode() + answer.body();
    }

    private String get(String path) throws Exception {
        URI place = fake.address().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString())
                .body();
    }
}
