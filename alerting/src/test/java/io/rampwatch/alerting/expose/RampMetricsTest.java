package io.rampwatch.alerting.expose;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.level;
import static io.rampwatch.alerting.Given.plan;
import static io.rampwatch.alerting.Given.reading;
import static io.rampwatch.alerting.Given.resume;
import static io.rampwatch.alerting.Given.tickets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.Given.Hand;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.health.Health.Part;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.alerting.page.Outcome;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.episode.Decision;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.QualityCount;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.ReasonCount;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampMetricsTest {
    private static final String SECONDS = "1.79574474E9";

    private final Hand clock = new Hand();
    private final Health health = new Health();
    private Ledger ledger;
    private RampMetrics metrics;
    private MetricsServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5)),
                new PageComposer(plan(), "test", "http://localhost"));
        var registry = new PrometheusRegistry();
        metrics = new RampMetrics(plan(), ledger, health, new Clocks(clock, clock), registry);
        server = MetricsServer.start(
                new InetSocketAddress("127.0.0.1", 0),
                registry,
                health,
                new EpisodePages(java.util.List::of, "localhost:9092"));
    }

    @AfterEach
    void close() {
        server.close();
        ledger.close();
    }

    @Test
    void readings_are_served_as_they_were_read() throws Exception {
        take(List.of(), List.of(), List.of(reading(CHANNEL, TICK)));
        assertThat(scrape())
                .contains(
                        "rampwatch_conversion_ratio{channel=\"partner-acme\",metric=\"activation_24h\",view=\"mature\"} "
                                + 414 / 812.0,
                        "rampwatch_conversion_ratio{channel=\"partner-acme\",metric=\"activation_24h\",view=\"early\"} 0.5",
                        "rampwatch_conversion_bound_ratio{bound=\"low\",channel=\"partner-acme\",metric=\"activation_24h\"} 0.4",
                        "rampwatch_conversion_bound_ratio{bound=\"high\",channel=\"partner-acme\",metric=\"activation_24h\"} 0.6",
                        "rampwatch_window_events{channel=\"partner-acme\",metric=\"signups\"} 130.0",
                        "rampwatch_events_per_100{channel=\"partner-acme\",metric=\"tickets_per_100\"} 31.5",
                        "rampwatch_events_per_100{channel=\"partner-acme\",metric=\"tickets_per_100_plain\"} "
                                + 100.0 * 40 / 130,
                        "rampwatch_amount_per_subject{channel=\"partner-acme\",metric=\"manual_minutes_per_account\",unit=\"minutes\"} 7.25",
                        "rampwatch_reading_numerator{channel=\"partner-acme\",metric=\"activation_24h\",view=\"mature\"} 414.0",
                        "rampwatch_reading_denominator{channel=\"partner-acme\",metric=\"activation_24h\",view=\"mature\"} 812.0",
                        "rampwatch_reading_numerator{channel=\"partner-acme\",metric=\"manual_minutes_per_account\",view=\"plain\"} 975.0",
                        "rampwatch_reading_low{channel=\"partner-acme\",metric=\"activation_24h\",view=\"mature\"} 0.475",
                        "rampwatch_reading_high{channel=\"partner-acme\",metric=\"activation_24h\",view=\"mature\"} 0.544",
                        "rampwatch_reading_tick_timestamp_seconds{channel=\"partner-acme\"} " + SECONDS);
    }

    @Test
    void what_is_undefined_has_no_sample() throws Exception {
        take(List.of(), List.of(), List.of(reading(CHANNEL, TICK)));
        String scraped = String.join("\n", scrape());
        assertThat(scraped).doesNotContain("NaN").doesNotContain("rampwatch_event_ratio{");
        assertThat(scraped)
                .contains("rampwatch_reading_denominator{channel=\"partner-acme\","
                        + "metric=\"provisioning_failure_rate\",view=\"value\"} 0.0");
    }

    @Test
    void a_restatement_of_an_older_tick_is_counted_and_not_shown() throws Exception {
        Reading old = reading(CHANNEL, TICK - 60_000);
        take(List.of(), List.of(), List.of(reading(CHANNEL, TICK)));
        take(List.of(), List.of(), List.of(new Reading(CHANNEL, old.tickMillis(), TICK, 1, Map.of())));
        assertThat(scrape())
                .contains(
                        "rampwatch_reading_revisions_total{channel=\"partner-acme\"} 1.0",
                        "rampwatch_window_events{channel=\"partner-acme\",metric=\"signups\"} 130.0");
    }

    @Test
    void reasons_of_the_last_full_hour_stay_until_the_next_one() throws Exception {
        long hour = TICK / 3_600_000 * 3_600_000;
        var heavy = new ReasonCount("failed_import", FailureCause.PRODUCT_FRICTION, 5, 1, 2, 44_500_000, 4, 20, 9, 1);
        var light = new ReasonCount("expired_invite", FailureCause.OPERATIONS_DELAY, 1, 0, 0, 0, 0, 0, 1, 0);
        take(List.of(), List.of(), List.of(reasoned(hour, List.of(heavy, light))));
        take(List.of(), List.of(), List.of(reasoned(hour + 60_000, List.of())));
        String labels = "{cause=\"product_friction\",channel=\"partner-acme\",reason=\"failed_import\"} ";
        assertThat(scrape())
                .filteredOn(line -> line.startsWith("rampwatch_reason_") && line.contains("failed_import"))
                .containsExactlyInAnyOrder(
                        "rampwatch_reason_rank" + labels + "1.0",
                        "rampwatch_reason_work_seconds" + labels + "2670.0",
                        "rampwatch_reason_new_accounts" + labels + "4.0",
                        "rampwatch_reason_signups" + labels + "20.0",
                        "rampwatch_reason_share_ratio" + labels + "0.2",
                        volume("failure", 5),
                        volume("escalation", 1),
                        volume("work", 2));
        assertThat(scrape())
                .as("nobody signed up: a share of nothing is unknown")
                .noneMatch(line -> line.startsWith("rampwatch_reason_share_ratio") && line.contains("expired_invite"));
        take(List.of(), List.of(), List.of(reasoned(hour + 3_600_000, List.of())));
        assertThat(scrape()).noneMatch(line -> line.startsWith("rampwatch_reason_"));
    }

    private static String volume(String kind, int count) {
        return "rampwatch_reason_volume{cause=\"product_friction\",channel=\"partner-acme\",kind=\"" + kind
                + "\",reason=\"failed_import\"} " + count + ".0";
    }

    private static Reading reasoned(long tick, List<ReasonCount> reasons) {
        return new Reading(CHANNEL, tick, tick, 0, Map.of(), List.of(), reasons, List.of());
    }

    @Test
    void levels_are_served_with_limit_streak_and_distance() throws Exception {
        take(List.of(breach(CHANNEL, TICK, TICK)), List.of(), List.of());
        String labels = "{channel=\"partner-acme\",rule=\"activation-drop\"";
        String measured = "{channel=\"partner-acme\",metric=\"activation_24h\",rule=\"activation-drop\"} ";
        assertThat(scrape())
                .contains(
                        "rampwatch_rule_level" + labels + ",rampwatch_rule_level=\"BREACH\"} 1",
                        "rampwatch_rule_level" + labels + ",rampwatch_rule_level=\"OK\"} 0",
                        "rampwatch_rule_streak_periods" + labels + "} 2.0",
                        "rampwatch_rule_streak_needed_periods" + labels + "} 2.0",
                        "rampwatch_rule_since_timestamp_seconds" + labels + "} " + SECONDS,
                        "rampwatch_rule_threshold" + measured + "0.525",
                        "rampwatch_rule_value" + measured + 112 / 230.0,
                        "rampwatch_rule_distance" + measured + "-0.038043478",
                        "rampwatch_channel_level{channel=\"partner-acme\",rampwatch_channel_level=\"BREACH\"} 1");
    }

    @Test
    void a_limit_has_the_unit_of_its_metric() throws Exception {
        take(List.of(tickets(CHANNEL, State.BREACH, Then.PAUSE, TICK)), List.of(), List.of());
        String measured = "{channel=\"partner-acme\",metric=\"tickets_per_100\",rule=\"tickets-high\"} ";
        assertThat(scrape())
                .contains(
                        "rampwatch_rule_threshold" + measured + "30.0",
                        "rampwatch_rule_value" + measured + "40.0",
                        "rampwatch_rule_distance" + measured + "-10.0");
    }

    @Test
    void no_verdict_has_its_cause() throws Exception {
        take(List.of(level(CHANNEL, State.UNKNOWN, TICK, TICK)), List.of(), List.of());
        assertThat(scrape())
                .contains(
                        "rampwatch_rule_unknown{cause=\"TOO_FEW\",channel=\"partner-acme\",rule=\"activation-drop\"} 1.0");
    }

    @Test
    void a_pause_is_the_word_of_the_ledger() throws Exception {
        take(List.of(breach(CHANNEL, TICK, TICK), level("web", State.OK, TICK, TICK)), List.of(), List.of());
        assertThat(scrape())
                .contains(
                        "rampwatch_channel_ramp{channel=\"partner-acme\",rampwatch_channel_ramp=\"PAUSE\"} 1",
                        "rampwatch_channel_ramp{channel=\"web\",rampwatch_channel_ramp=\"RUN\"} 1",
                        "rampwatch_episodes_open{channel=\"partner-acme\"} 1.0",
                        "rampwatch_episodes_open{channel=\"web\"} 0.0",
                        "rampwatch_episode_opened_timestamp_seconds{channel=\"partner-acme\",number=\"1\"} " + SECONDS,
                        "rampwatch_outbox_rows{state=\"pending\"} 1.0",
                        "rampwatch_outbox_oldest_age_seconds 0.0");
        take(List.of(), List.of(resume("d1", CHANNEL, TICK)), List.of());
        assertThat(scrape())
                .contains(
                        "rampwatch_channel_ramp{channel=\"partner-acme\",rampwatch_channel_ramp=\"RUN\"} 1",
                        "rampwatch_episodes_open{channel=\"partner-acme\"} 0.0",
                        "rampwatch_episodes_total{channel=\"partner-acme\"} 1.0",
                        "rampwatch_decisions_total{kind=\"resume\"} 1.0");
    }

    @Test
    void a_pause_of_which_every_rule_may_restart_is_ready() throws Exception {
        take(List.of(breach(CHANNEL, TICK, TICK)), List.of(), List.of());
        take(List.of(level(CHANNEL, State.RESTART_READY, TICK + 1, TICK + 1)), List.of(), List.of());
        assertThat(scrape())
                .contains(
                        "rampwatch_channel_ramp{channel=\"partner-acme\",rampwatch_channel_ramp=\"RESTART_READY\"} 1");
    }

    @Test
    void the_jobs_counters_and_what_does_not_add_up() throws Exception {
        var counts = Map.of(
                "app|in",
                10L,
                "app|mapped",
                7L,
                "app|dead:bad_json",
                2L,
                "app|events",
                7L,
                "app|counted",
                6L,
                "desk|in",
                1L,
                "desk|mapped",
                1L,
                "desk|events",
                1L,
                "desk|held",
                1L);
        var beat = new Beat(new Heartbeat("epoch-1", 4, TICK, counts), TICK);
        metrics.batch(new Batch(List.of(), List.of(), List.of(), Map.of()), List.of(beat), nothing());
        assertThat(scrape())
                .contains(
                        "rampwatch_records_read_total{source=\"app\"} 10.0",
                        "rampwatch_records_total{outcome=\"mapped\",source=\"app\"} 7.0",
                        "rampwatch_records_total{outcome=\"dead\",source=\"app\"} 2.0",
                        "rampwatch_events_total{outcome=\"counted\",source=\"app\"} 6.0",
                        "rampwatch_events_held{source=\"desk\"} 1.0",
                        "rampwatch_dead_letters_total{reason=\"bad_json\",source=\"app\",stage=\"decode\"} 2.0",
                        "rampwatch_conservation_residual{law=\"records\"} 1.0",
                        "rampwatch_conservation_residual{law=\"events\"} 1.0",
                        "rampwatch_job_heartbeat_timestamp_seconds " + SECONDS,
                        "rampwatch_job_info{job_epoch=\"epoch-1\"} 1");
    }

    @Test
    void sources_are_as_fresh_as_their_newest_word_and_have_a_limit_where_they_are_watched() throws Exception {
        var heartbeat = new Heartbeat(
                "epoch-1",
                4,
                TICK,
                Map.of("app|in", 9L, "app|ignored", 9L, "app|ignored:internal", 9L),
                Map.of("app", new SourceWord(TICK, true), "desk", new SourceWord(TICK - 60_000, false)),
                17);
        metrics.batch(
                new Batch(List.of(), List.of(), List.of(), Map.of()), List.of(new Beat(heartbeat, TICK)), nothing());
        assertThat(scrape())
                .contains(
                        "rampwatch_source_last_event_timestamp_seconds{source=\"app\"} " + SECONDS,
                        "rampwatch_source_silence_limit_seconds{source=\"app\"} 900.0",
                        "rampwatch_ignored_records_total{rule=\"internal\",source=\"app\"} 9.0",
                        "rampwatch_label_overflow_total{label=\"channel\"} 17.0")
                .anyMatch(line -> line.startsWith("rampwatch_source_last_event_timestamp_seconds{source=\"desk\"}"))
                .noneMatch(line -> line.startsWith("rampwatch_source_silence_limit_seconds{source=\"desk\"}"));
    }

    @Test
    void what_makes_numbers_less_worth_stays_until_the_next_full_hour() throws Exception {
        long hour = TICK / 3_600_000 * 3_600_000;
        var counts = List.of(
                new QualityCount("missing_channel", 6, 120L),
                new QualityCount("missing_account", 0, 0L),
                new QualityCount("before_start", 4, null));
        take(
                List.of(),
                List.of(),
                List.of(new Reading(CHANNEL, hour, hour, 0, Map.of(), List.of(), List.of(), counts)));
        take(List.of(), List.of(), List.of(reasoned(hour + 60_000, List.of())));
        assertThat(scrape())
                .filteredOn(line -> line.startsWith("rampwatch_data_quality_"))
                .containsExactlyInAnyOrder(
                        "rampwatch_data_quality_events{channel=\"partner-acme\",check=\"missing_channel\"} 6.0",
                        "rampwatch_data_quality_events{channel=\"partner-acme\",check=\"missing_account\"} 0.0",
                        "rampwatch_data_quality_events{channel=\"partner-acme\",check=\"before_start\"} 4.0",
                        "rampwatch_data_quality_ratio{channel=\"partner-acme\",check=\"missing_channel\"} 0.05",
                        "rampwatch_data_quality_limit_ratio{check=\"missing_channel\"} 0.05",
                        "rampwatch_data_quality_limit_ratio{check=\"missing_account\"} 0.02",
                        "rampwatch_data_quality_limit_ratio{check=\"refused\"} 0.01");
    }

    @Test
    void deliveries_and_skipped_records_are_counted() throws Exception {
        var row = new OutboxRow(1, CHANNEL, 1, Action.TRIGGER, "key", "", 0, 0);
        metrics.attempted("pagerduty", row, new Outcome.Retry(null, "500"));
        metrics.attempted("pagerduty", row, new Outcome.Sent("202"));
        metrics.delivered("pagerduty", row, 4_000);
        metrics.skipped("ramp.levels");
        metrics.lag("ramp.levels", 12);
        assertThat(scrape())
                .contains(
                        "rampwatch_page_attempts_total{outcome=\"retry\",target=\"pagerduty\"} 1.0",
                        "rampwatch_page_attempts_total{outcome=\"accepted\",target=\"pagerduty\"} 1.0",
                        "rampwatch_pages_total{action=\"trigger\"} 1.0",
                        "rampwatch_page_delivery_seconds_bucket{target=\"pagerduty\",le=\"5.0\"} 1",
                        "rampwatch_skipped_records_total{topic=\"ramp.levels\"} 1.0",
                        "rampwatch_topic_lag_records{topic=\"ramp.levels\"} 12.0");
    }

    @Test
    void what_the_plan_says_of_a_channel_is_served_beside_what_is_seen() throws Exception {
        take(List.of(breach(CHANNEL, TICK, TICK)), List.of(resume("d1", "web", TICK)), List.of());
        assertThat(scrape())
                .contains(
                        "rampwatch_planned_signups_per_day{channel=\"partner-acme\"} 125.0",
                        "rampwatch_rule_reference{channel=\"partner-acme\",metric=\"activation_24h\",rule=\"activation-drop\"} 0.625",
                        "rampwatch_rule_denominator{channel=\"partner-acme\",metric=\"activation_24h\",rule=\"activation-drop\"} 230.0",
                        "rampwatch_decision_timestamp_seconds{channel=\"web\",kind=\"resume\"} " + SECONDS)
                .noneMatch(line -> line.startsWith("rampwatch_rule_reference") && line.contains("tickets"))
                .anyMatch(line -> line.startsWith("rampwatch_metric_info")
                        && line.contains("definition=\"Share of accounts that created a workspace, connected")
                        && line.contains("title=\"Activation"))
                .anyMatch(line -> line.startsWith("rampwatch_rule_info")
                        && line.contains("runbook=\"https://wiki.example.com/ramp/activation\""));
        clock.forward(Duration.ofDays(4));
        assertThat(scrape()).contains("rampwatch_planned_signups_per_day{channel=\"partner-acme\"} 175.0");
    }

    @ParameterizedTest(name = "{0} s old: {1}")
    @CsvSource({"60, LIVE", "119, LIVE", "120, DEGRADED", "300, BLIND", "899, BLIND", "900, BLIND_LONG"})
    void a_channel_is_seen_as_well_as_its_newest_level_is_fresh(long age, String freshness) throws Exception {
        take(
                List.of(breach(CHANNEL, TICK - 60_000, TICK - 60_000), level(CHANNEL, State.OK, TICK, TICK)),
                List.of(),
                List.of());
        clock.forward(Duration.ofSeconds(age - 60));
        assertThat(scrape())
                .contains("rampwatch_channel_freshness{channel=\"partner-acme\",rampwatch_channel_freshness=\""
                        + freshness + "\"} 1");
    }

    @Test
    void a_heartbeat_that_counts_anew_tells_of_a_start_of_the_job() throws Exception {
        beat(7, 0);
        beat(8, 15_000);
        beat(8, 15_000);
        assertThat(scrape()).contains("rampwatch_job_restarts_total 0.0");
        beat(0, 60_000);
        beat(1, 75_000);
        assertThat(scrape()).contains("rampwatch_job_restarts_total 1.0");
    }

    private void beat(long sequence, long after) {
        var beat = new Beat(new Heartbeat("e1", sequence, TICK, Map.of()), TICK + after);
        metrics.batch(new Batch(List.of(), List.of(), List.of(), Map.of()), List.of(beat), nothing());
    }

    @Test
    void two_hundred_channels_have_a_name_and_of_the_rest_the_worst_level_shows() throws Exception {
        List<Level> many = IntStream.range(0, 205)
                .mapToObj(number -> level(String.format("c%03d", number), State.OK, TICK, TICK))
                .toList();
        take(many, List.of(), List.of());
        take(List.of(level("c204", State.WATCH, TICK + 1, TICK + 1)), List.of(), List.of());
        List<String> scraped = scrape();
        // three of the two hundred belong to the channels of the plan
        assertThat(scraped.stream().filter(line -> line.startsWith("rampwatch_rule_streak_periods{")))
                .hasSize(197);
        assertThat(scraped)
                .contains(
                        "rampwatch_rule_level{channel=\"(other)\",rule=\"activation-drop\",rampwatch_rule_level=\"WATCH\"} 1",
                        "rampwatch_label_overflow_total{label=\"channel\"} 8.0");
    }

    @Test
    void what_the_ledger_knew_is_served_after_a_restart() throws Exception {
        take(List.of(breach(CHANNEL, TICK, TICK)), List.of(), List.of(reading(CHANNEL, TICK)));
        server.close();
        ledger.close();
        open();
        assertThat(scrape())
                .contains(
                        "rampwatch_window_events{channel=\"partner-acme\",metric=\"signups\"} 130.0",
                        "rampwatch_rule_streak_periods{channel=\"partner-acme\",rule=\"activation-drop\"} 2.0");
    }

    @Test
    void healthy_is_ok_or_says_why_not() throws Exception {
        assertThat(get("/-/healthy")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok\n");
        });
        health.bad(Part.KAFKA, "Kafka at x does not answer.");
        assertThat(get("/-/healthy")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("DEGRADED KAFKA: Kafka at x does not answer.\n");
        });
        assertThat(scrape())
                .contains("rampwatch_degraded{part=\"kafka\"} 1.0", "rampwatch_degraded{part=\"pager\"} 0.0");
    }

    @Test
    void a_ledger_that_fails_does_not_take_the_other_numbers_with_it() throws Exception {
        take(List.of(), List.of(), List.of(reading(CHANNEL, TICK)));
        ledger.close();
        assertThat(scrape())
                .contains("rampwatch_window_events{channel=\"partner-acme\",metric=\"signups\"} 130.0")
                .noneMatch(line -> line.startsWith("rampwatch_outbox_rows"));
        open();
    }

    @Test
    void promtool_accepts_what_is_served() throws Exception {
        boolean there = Files.isExecutable(Path.of("/usr/bin/promtool"));
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(there)
                    .as("promtool is not installed (Debian: apt-get install prometheus)")
                    .isTrue();
        }
        assertThat(there).as("promtool is installed").isTrue();
        take(
                List.of(breach(CHANNEL, TICK, TICK), level("web", State.UNKNOWN, TICK, TICK)),
                List.of(resume("d1", "web", TICK)),
                List.of(reading(CHANNEL, TICK)));
        the_jobs_counters_and_what_does_not_add_up();
        deliveries_and_skipped_records_are_counted();
        assertThat(promtool(get("/metrics").body())).isEqualTo("0 ");
    }

    private static String promtool(String scraped) throws IOException, InterruptedException {
        Path input = Files.createTempFile("scrape", ".txt");
        Files.writeString(input, scraped);
        var process = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Files.delete(input);
        return process.exitValue() + " " + said;
    }

    private void take(List<Level> levels, List<Decision> decisions, List<Reading> readings) {
        var batch = new Batch(levels, decisions, readings, Map.of());
        metrics.batch(batch, List.of(), ledger.take(batch));
    }

    private static Taken nothing() {
        return new Taken(List.of(), List.of(), List.of(), false, 0);
    }

    private List<String> scrape() throws Exception {
        return get("/metrics").body().lines().toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var place = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString());
    }
}
