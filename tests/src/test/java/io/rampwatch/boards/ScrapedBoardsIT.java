package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.boards.Scraping.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expression of every board on a real Prometheus that has scraped the real exporter and a real Flink. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrapedBoardsIT {
    /** Panels that are rightly empty in the script, each with the reason. None at present. */
    private static final Map<String, String> EMPTY = Map.of();

    private static final Pattern FAMILY = Pattern.compile("\\b(?:rampwatch[_:]|flink_|jvm_)[a-zA-Z0-9_:]+");

    private Scenario scenario;
    private FlinkFigures flink;
    private Scraping prometheus;

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        Tool.PROMETHEUS.demand();
        scenario = new Scenario(folder);
        scenario.first();
        int port = Scraping.freePort();
        flink = FlinkFigures.start(port);
        prometheus = Scraping.start(
                Files.createDirectory(folder.resolve("prometheus")),
                Map.of("rampwatch-alerting", scenario.address(), "rampwatch-flink", "127.0.0.1:" + port));
        await("rampwatch_job_heartbeat_timestamp_seconds");
        await("flink_jobmanager_job_numberOfCompletedCheckpoints > 0");
        scenario.hours(prometheus.remoteWrite());
        // what happens next must differ from something that was scraped before, or no rate would see it
        await("count_over_time(rampwatch_history_rows[1m]) >= 3");
        scenario.tell();
        scenario.second();
        await("rampwatch_job_restarts_total == 1");
        await("rampwatch:rule_distance:share");
        await("last_over_time(rampwatch_hourly_conversion_ratio{revision=\"final\"}[7d])");
        await("last_over_time(rampwatch_hourly_conversion_ratio{revision=\"first\"}[3h])");
        await("count_over_time(rampwatch:rule_distance:share[1m]) >= 4");
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {prometheus, flink, scenario}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void what_a_board_asks_has_an_answer(Asked asked) throws Exception {
        List<Series> series = answer(asked);
        if (EMPTY.containsKey(asked.panel())) {
            assertThat(series).as(EMPTY.get(asked.panel())).isEmpty();
        } else {
            assertThat(series).as(asked.toString()).isNotEmpty();
            assertThat(series).noneMatch(each -> Double.isNaN(each.value()));
        }
    }

    /** An alarm on a family that nobody serves would be silent for ever. */
    @Test
    void every_family_that_a_rule_names_is_served() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String file : List.of("rules/watcher.yml", "rules/recording.yml")) {
            Matcher family = FAMILY.matcher(Files.readString(Project.PROMETHEUS.resolve(file))
                    .replaceAll("(?m)^\\s*#.*$|\\w+: rampwatch-\\w+", ""));
            while (family.find()) {
                named.add(family.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(12);
        for (String family : named) {
            assertThat(prometheus.ask("count({__name__=\"" + family + "\"})"))
                    .as(family)
                    .isNotEmpty();
        }
    }

    /** And a family that no board and no rule names is served for nobody. */
    @Test
    void every_family_of_ours_is_used_or_named_here_with_a_reason() throws Exception {
        Map<String, String> unused = Map.ofEntries(
                Map.entry("rampwatch_reading_numerator", "the k beside each n, for whoever asks by hand"),
                Map.entry("rampwatch_rule_tick_timestamp_seconds", "as fresh as the readings, by rule"),
                Map.entry("rampwatch_rule_doubt", "by rule; the board shows doubts by metric"),
                Map.entry("rampwatch_restart_value", "has another unit for each rule"),
                Map.entry("rampwatch_episodes_total", "for reports"),
                Map.entry("rampwatch_plan_info", "the hash of the plan, on every page"),
                Map.entry("rampwatch_job_info", "the epoch of the job's state"),
                Map.entry("rampwatch_ledger_tick_timestamp_seconds", "as fresh as the readings"),
                Map.entry("rampwatch_page_delivery_seconds", "its buckets are used"),
                Map.entry("rampwatch_hourly_denominator", "for reports"),
                Map.entry("rampwatch_hourly_open_age_seconds", "for reports"));
        StringBuilder used = new StringBuilder();
        asked().forEach(asked -> used.append(asked.expression()).append('\n'));
        for (String file : List.of("rules/watcher.yml", "rules/recording.yml")) {
            used.append(Files.readString(Project.PROMETHEUS.resolve(file)));
        }
        Set<String> idle = new TreeSet<>();
        for (Series family : prometheus.ask("count by (__name__) ({__name__=~\"rampwatch_.+\"})")) {
            String name = family.labels().get("__name__");
            String plain = name.replaceAll("_(bucket|count|sum)$", "");
            if (!used.toString().contains(name) && !unused.containsKey(plain)) {
                idle.add(name);
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void the_board_of_the_ramp_says_what_was_read() throws Exception {
        String table = "Every channel: the five numbers, what they were counted on, how far they are from a limit";
        assertThat(value("ramp.json", table, "conversion_ratio", Scripted.PAUSED))
                .isEqualTo(414 / 812.0);
        assertThat(value("ramp.json", table, "denominator{metric=\"activation", Scripted.RUNNING))
                .isEqualTo(852);
        assertThat(value("ramp.json", table, "distance{metric=\"activation", Scripted.PAUSED))
                .isCloseTo(100 * (112 / 230.0 - 0.525), within(1e-6));
        assertThat(value("ramp.json", table, "events_per_100{metric=\"tickets", Scripted.DOUBTED))
                .isEqualTo(46.5);
        assertThat(one("ramp.json", "May we ramp now?", "")).isEqualTo(2);
        assertThat(value("ramp.json", "The way back of paused channels", "restart_streak", Scripted.PAUSED))
                .isEqualTo(3);
        assertThat(answers("ramp.json", table, "rampwatch_channel_ramp"))
                .anySatisfy(each -> assertThat(each.labels())
                        .containsEntry("channel", Scripted.PAUSED)
                        .containsEntry("rampwatch_channel_ramp", "PAUSE"))
                .anySatisfy(each -> assertThat(each.labels())
                        .containsEntry("channel", Scripted.RUNNING)
                        .containsEntry("rampwatch_channel_ramp", "RUN"));
    }

    @Test
    void the_board_of_a_channel_says_what_was_read() throws Exception {
        String activation = title("activation_24h");
        assertThat(one("channel.json", activation, "view=\"early\"")).isEqualTo(0.5);
        assertThat(one("channel.json", activation, "threshold")).isEqualTo(0.525);
        assertThat(one("channel.json", activation + ": what open cohorts can still become", "bound=\"high\""))
                .isEqualTo(0.6);
        assertThat(one("channel.json", activation + ", closed days as the rules judged them", "rule_value"))
                .isEqualTo(112 / 230.0);
        assertThat(one("channel.json", title("manual_minutes_per_account"), "amount"))
                .isEqualTo(7.25);
        assertThat(one("channel.json", title("provisioning_failure_rate"), "event_ratio"))
                .isEqualTo(11 / 140.0);
    }

    @Test
    void the_board_of_the_launch_says_what_was_read() throws Exception {
        String nearest = "Nearest approach to each limit in the hour, as a share of the limit";
        assertThat(value("launch.json", title("signups"), "window_events", Scripted.RUNNING))
                .isEqualTo(170);
        assertThat(value("launch.json", title("activation_24h"), "conversion", Scripted.DOUBTED))
                .isEqualTo(429 / 827.0);
        assertThat(value("launch.json", title("escalations_per_100"), "events_per_100", Scripted.PAUSED))
                .isEqualTo(31.5);
        assertThat(value("launch.json", title("tickets_per_100"), "threshold", Scripted.PAUSED))
                .isEqualTo(30);
        assertThat(answers("launch.json", nearest, ""))
                .filteredOn(each -> each.labels().get("channel").equals(Scripted.PAUSED)
                        && each.labels().get("rule").equals("activation-drop"))
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isCloseTo((112 / 230.0 - 0.525) / 0.525, within(1e-6)));
    }

    @Test
    void the_hourly_history_shows_what_late_facts_changed() throws Exception {
        assertThat(value(
                        "channel.json",
                        title("activation_24h") + ": what late facts changed",
                        "final",
                        Scripted.PAUSED))
                .isCloseTo(100 * (454 / 852.0 - 414 / 812.0), within(1e-9));
        assertThat(prometheus.ask("last_over_time(rampwatch_hourly_open_age_seconds{channel=\"" + Scripted.RUNNING
                        + "\",stat=\"p90\",revision=\"first\"}[3h])"))
                .extracting(Series::value)
                .containsExactly(60.0 * 95);
    }

    @Test
    void the_board_of_support_says_what_was_read() throws Exception {
        String byAge = ", by age and plain";
        assertThat(value("support.json", title("tickets_per_100") + byAge, "_per_100\"", Scripted.RUNNING))
                .isEqualTo(71.5);
        assertThat(value("support.json", title("tickets_per_100") + byAge, "plain", Scripted.RUNNING))
                .isEqualTo(100.0 * 40 / 130);
        assertThat(value("support.json", title("manual_minutes_per_account") + byAge, "plain", Scripted.DOUBTED))
                .isEqualTo(7.5);
        assertThat(value("support.json", title("provisioning_failure_rate"), "event_ratio", Scripted.RUNNING))
                .isEqualTo(51 / 180.0);
        assertThat(value("support.json", title("failed_accounts"), "window_events", Scripted.PAUSED))
                .isEqualTo(130);
    }

    /** The readings of minutes carry no reasons: those of the last full hour stay. */
    @Test
    void reasons_and_the_queue_are_as_they_were_read() throws Exception {
        String reasons = "Top five reasons of each channel, as of the last full hour";
        assertThat(answers("support.json", reasons, "sum by"))
                .extracting(each -> each.labels() + " " + each.value())
                .containsExactlyInAnyOrder(
                        "{cause=product_friction, channel=marketplace, reason=failed_import} 44.0",
                        "{cause=operations_delay, channel=marketplace, reason=expired_invite} 4.0",
                        "{cause=product_friction, channel=paid-search, reason=failed_import} 69.0",
                        "{cause=operations_delay, channel=paid-search, reason=expired_invite} 4.0",
                        "{cause=product_friction, channel=partner-acme, reason=failed_import} 29.0",
                        "{cause=operations_delay, channel=partner-acme, reason=expired_invite} 4.0");
        assertThat(answers("support.json", reasons, "work_seconds"))
                .extracting(Series::value)
                .containsExactlyInAnyOrder(132.5, 0.0, 132.5, 0.0, 132.5, 0.0);
        String queue = title("support_queue_age");
        assertThat(value("support.json", queue + ", by channel", "over_target", Scripted.RUNNING))
                .isEqualTo(44);
        assertThat(value("support.json", queue + ", by channel", "\"p90\"", Scripted.RUNNING))
                .isEqualTo(60 * 95);
        assertThat(answers("channel.json", "Top five reasons, as of the last full hour", "share_ratio"))
                .anySatisfy(each -> assertThat(each.value()).isEqualTo(23 / 130.0));
        assertThat(one("channel.json", queue, "\"max\"")).isEqualTo(60 * 5_100);
        assertThat(one("channel.json", queue + ": over the target, of n open", "rampwatch_open{"))
                .isEqualTo(200);
    }

    @Test
    void the_boards_say_what_the_numbers_are_worth() throws Exception {
        String quality = "Data quality of 24 h, as of the last full hour";
        assertThat(answers("channel.json", quality, "data_quality_events{channel=\"(all)\"}"))
                .extracting(each -> each.labels().get("check") + " " + each.value())
                .containsExactlyInAnyOrder(
                        "missing_channel 7.0",
                        "missing_account 1.0",
                        "duplicate_workspace 2.0",
                        "unmatched_billing 0.0",
                        "before_start 3.0");
        assertThat(answers("channel.json", quality, "quality_ratio"))
                .extracting(each -> each.labels().get("check") + " " + each.value())
                .containsExactlyInAnyOrder("missing_channel " + 7 / 145.0, "missing_account " + 1 / 40.0);
        assertThat(answers("channel.json", quality, "limit_ratio"))
                .extracting(each -> each.labels().get("check") + " " + each.value())
                .containsExactlyInAnyOrder("missing_channel 0.05", "missing_account 0.02", "refused 0.01");
        double age = System.currentTimeMillis() / 1e3 - scenario.tick() / 1e3 + 120;
        assertThat(one("watcher.json", "How fresh each source is", "last_event"))
                .isCloseTo(age, within(3.0));
        assertThat(one("watcher.json", "How fresh each source is", "silence_limit"))
                .isEqualTo(900);
        assertThat(answers("watcher.json", "Held, conflicts and folded labels", "overflow"))
                .extracting(each -> each.labels().get("label"))
                .contains("channel");
    }

    /** Not from readings: from heartbeats, and from the ledger. */
    @Test
    void the_board_of_the_watcher_says_what_the_job_and_the_ledger_said() throws Exception {
        assertThat(answers("watcher.json", "Unaccounted for", ""))
                .extracting(each -> each.labels().get("law") + " " + each.value())
                .containsExactlyInAnyOrder("records 3.0", "events 0.0");
        assertThat(one("watcher.json", "Held, conflicts and folded labels", "held"))
                .isEqualTo(4);
        assertThat(one("watcher.json", "Kafka: records that alerting has not read", "lag"))
                .isEqualTo(Scenario.LAG);
        var standing = scenario.ledger().standing();
        assertThat(one("watcher.json", "Ledger: size", "size")).isEqualTo(standing.bytes());
        assertThat(answers("watcher.json", "Outbox", ""))
                .filteredOn(each -> each.labels().get("state").equals("pending"))
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isEqualTo(1));
        double age = System.currentTimeMillis() / 1e3 - scenario.tick() / 1e3;
        assertThat(one("watcher.json", "Event time behind", "")).isCloseTo(age, within(3.0));
    }

    @Test
    void promtool_accepts_what_is_served() throws Exception {
        Path scraped = Files.createTempFile("scraped", ".txt");
        try (var stream = java.net
                .URI
                .create("http://" + scenario.address() + "/metrics")
                .toURL()
                .openStream()) {
            Files.write(scraped, stream.readAllBytes());
        }
        var process = new ProcessBuilder(Tool.PROMTOOL.demand().toString(), "check", "metrics")
                .redirectInput(scraped.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    static Stream<Asked> asked() {
        return Project.boards().entrySet().stream()
                .flatMap(board -> Asked.of(board.getKey(), board.getValue()).stream());
    }

    private String title(String metric) {
        return scenario.plan().metrics().stream()
                .filter(each -> each.id().equals(metric))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private List<Series> answer(Asked asked) throws Exception {
        return asked.instant()
                ? prometheus.ask(asked.expression())
                : prometheus.course(asked.expression(), asked.seconds());
    }

    /** What the query of a panel whose text has this part in it answers. */
    private List<Series> answers(String board, String panel, String part) throws Exception {
        List<Series> series = new ArrayList<>();
        for (Asked asked : asked().toList()) {
            if (asked.board().equals(board)
                    && asked.panel().equals(panel)
                    && asked.expression().contains(part)) {
                series.addAll(answer(asked));
                break;
            }
        }
        return series;
    }

    private double one(String board, String panel, String part) throws Exception {
        List<Series> series = answers(board, panel, part);
        assertThat(series).as(board + ", " + panel + ", " + part).hasSize(1);
        return series.get(0).value();
    }

    private double value(String board, String panel, String part, String channel) throws Exception {
        List<Series> series = answers(board, panel, part).stream()
                .filter(each -> channel.equals(each.labels().get("channel")))
                .toList();
        assertThat(series)
                .as(board + ", " + panel + ", " + part + ", " + channel)
                .isNotEmpty();
        return series.get(0).value();
    }

    private void await(String expression) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (!prometheus.ask(expression).isEmpty()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no answer: " + expression);
    }
}
