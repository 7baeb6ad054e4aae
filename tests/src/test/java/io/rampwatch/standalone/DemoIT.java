package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.page.FakePagerDuty.Received;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The launch week of the demo, whole: real broker, real job, real alerting. Played once, looked at from many sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    private static final long PLAYED_SECONDS = 75;
    private static final long DEADLINE_SECONDS = 400;

    private DemoRun run;
    private List<Received> pages;
    private String metrics;

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        Plan plan = Demo.plan();
        var settings = DemoSettings.lasting(PLAYED_SECONDS, folder, 7, Broker.ANY_PORT);
        run = DemoRun.start(plan, settings, InstantSource.system());
        await("the page", () -> !run.pages().isEmpty());
        // an hour after the breach on the run's clock, however far a busy machine is behind it
        long hour = 3_600_000;
        long mended = run.episodes().get(0).openedTickMillis() + hour;
        run.resume(LaunchWeek.BROKEN_CHANNEL, "VP Growth", "the import is mended", mended);
        await("the end of the week", run::over);
        await("the resolve", () -> run.pages().size() > 1);
        pages = run.pages();
        metrics = get(run.addresses().get("metrics"));
    }

    @AfterAll
    void stop() {
        if (run != null) {
            run.close();
        }
    }

    /**
     * The channel breaks with its fourth calendar day. That day and the next are the two bad ones; the second closes
     * when its last account has had 24 h and late facts 2 h: 26 h after the midnight that ends it.
     */
    @Test
    void exactly_one_episode_opens_at_the_tick_that_the_rule_implies() {
        ZoneId zone = ZoneId.of(run.plan().timezone());
        LocalDate first = Instant.ofEpochMilli(run.clock().startEventMillis())
                .atZone(zone)
                .toLocalDate();
        Instant secondBadDayEnds =
                first.plusDays(LaunchWeek.BROKEN_DAY + 2).atStartOfDay(zone).toInstant();
        List<Episode> episodes = run.episodes();
        assertThat(episodes).extracting(Episode::channel).containsExactly("partner-acme");
        assertThat(Instant.ofEpochMilli(episodes.get(0).openedTickMillis()))
                .isEqualTo(secondBadDayEnds.plusSeconds(26 * 3_600));
        assertThat(episodes.get(0).breached())
                .extracting(Level::rule, Level::streak, Level::denominator)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("activation-drop", 2, 125L),
                        org.assertj.core.groups.Tuple.tuple("tickets-high", 2, 125L));
    }

    @Test
    void the_healthy_channels_are_never_worse_than_watched() {
        for (String channel : List.of("paid-search", "marketplace")) {
            assertThat(run.latest().levels(channel))
                    .hasSize(3)
                    .allSatisfy(level -> assertThat(level.state()).isIn(State.OK, State.WATCH));
        }
    }

    @Test
    void one_trigger_with_key_numbers_and_links_and_one_resolve_after_the_resume() {
        assertThat(pages).extracting(Received::action).containsExactly(Action.TRIGGER, Action.RESOLVE);
        assertThat(pages).extracting(Received::key).containsOnly("rampwatch/demo/partner-acme/1");
        assertThat(pages.get(0).event())
                .contains("\"severity\":\"critical\"")
                .contains("\"numerator\":")
                .contains("\"denominator\":125")
                .contains("\"href\":\"https://wiki.example.com/ramp/")
                .contains("\"text\":\"Decide\"");
    }

    @Test
    void after_the_resume_the_rules_begin_anew() throws Exception {
        assertThat(run.episodes().get(0).open()).isFalse();
        // a busy machine is behind the clock: what counts is what the job says when it has come that far
        await(
                "both pausing rules without a verdict",
                () -> run.latest().levels("partner-acme").stream()
                                .filter(level -> !level.rule().equals("provisioning-failures"))
                                .filter(level -> level.state() == State.UNKNOWN)
                                .count()
                        == 2);
    }

    @Test
    void the_live_metrics_are_accepted_by_promtool() throws Exception {
        boolean there =
                new ProcessBuilder("sh", "-c", "command -v promtool").start().waitFor() == 0;
        assumeTrue(
                there || "true".equals(System.getenv("CI")),
                "promtool is missing: install Debian's prometheus package to check the metrics");
        assertThat(there).as("promtool is there").isTrue();
        var promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var stream = promtool.getOutputStream()) {
            stream.write(metrics.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void the_live_metrics_equal_the_readings() throws Exception {
        for (String channel : run.plan().channelNames()) {
            // the week goes on while we look: what counts is a look at which both have heard the same tick
            await("the mature metric of " + channel + " as in its reading", () -> {
                Double before = value(channel);
                double exposed = sample(channel);
                return before.equals(value(channel)) && exposed == before;
            });
        }
    }

    private Double value(String channel) {
        return run.latest()
                .reading(channel)
                .metrics()
                .get("activation_24h")
                .view(MetricReading.MATURE)
                .value();
    }

    private double sample(String channel) {
        String found = get(run.addresses().get("metrics"))
                .lines()
                .filter(line -> line.startsWith("rampwatch_conversion_ratio{"))
                .filter(line -> line.contains("channel=\"" + channel + "\""))
                .filter(line -> line.contains("metric=\"activation_24h\""))
                .filter(line -> line.contains("\"" + MetricReading.MATURE + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + channel));
        return Double.parseDouble(found.substring(found.lastIndexOf(' ') + 1));
    }

    private static String get(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException unreachable) {
            throw new AssertionError(address + " does not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", stopped);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(String.format(Locale.ROOT, "%s within %d s", what, DEADLINE_SECONDS))
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
