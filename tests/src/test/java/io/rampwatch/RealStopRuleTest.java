package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rampwatch.metric.Blocks;
import io.rampwatch.metric.DayCount;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.rule.StopRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Stop rules over the closed days of the real job on real events, beside what other programs said of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealStopRuleTest {
    private static final String METRIC = "activation_24h";

    private Path truth;
    private Written clean;

    /** Last revisions of the closed days, by channel, in order. */
    private Map<String, List<WrittenOutRule.Day>> days;

    @BeforeAll
    void replay() {
        truth = RealData.bpic2012().resolve("truth_stoprule.csv");
        clean = RealReplay.clean();
        days = closedDays();
    }

    @Test
    void a_rule_outside_of_the_plan_language_says_the_same_of_our_days_as_of_the_truth() {
        List<String> wanted = new ArrayList<>();
        RealData.rows(truth).forEach(row -> wanted.add(row(row)));
        List<String> found = new ArrayList<>();
        days.forEach((channel, each) -> {
            found.addAll(lines(channel, "calendar", each));
            found.addAll(lines(channel, "business", businessDays(each)));
        });
        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted).hasSize(23);
    }

    @Test
    void the_drop_rule_of_the_plan_pauses_where_its_own_words_say() throws IOException {
        Plan plan = Objects.requireNonNull(PlanReader.read("bpic2012.yml", Files.readAllBytes(RealData.plan()))
                .plan());
        var told = new StringBuilder(HEAD);
        for (StopRule rule : plan.rules()) {
            if (rule.metric().equals(METRIC)) {
                rule.limitMillionths().forEach((channel, limit) -> told.append(compare(rule, channel, limit)));
            }
        }
        Path table = clean.folder().resolveSibling("stop-rules.txt");
        Files.writeString(table, told);
        System.out.println(told + "(also in " + table + ")");
    }

    private static final String HEAD = """

            Two readings of "10 points down on two days in a row" over the same closed days.

            moving   the reference: under the mean of the last 14 good days; 20 signups make a day, smaller ones are
                     skipped; it starts again by itself after five days at most 2 points under that mean
            plan     activation-drop of the plan: under a limit that was written down before; 30 signups make a day,
                     smaller ones are pooled with the next, at most 3; a pause holds until a person ends it

            """;

    /** A line for one channel; what the engine said must follow from the blocks of its days. */
    private String compare(StopRule rule, String channel, long limit) {
        List<WrittenOutRule.Day> own = days.get(channel);
        var blocks =
                new Blocks(rule.least(), Blocks.MAX_DAYS, (k, n) -> rule.side().beyond(k, n, limit));
        var run = blocks.firstRun(
                own.stream().map(day -> DayCount.of(day.k(), day.n())).toList(), rule.days());
        String byWords = run.isPresent() ? own.get(run.getAsInt() - 1).date() : "never";
        String byEngine = breachedDay(channel, rule);
        assertThat(byEngine).as("the day that decided, %s", channel).isEqualTo(byWords);
        List<String> moving = WrittenOutRule.over(own).stream()
                .filter(word -> word.event().equals("PAUSE"))
                .map(word -> word.day().date())
                .toList();
        return String.format(
                "%-14s plan: at or below %4.1f %%, first %s; moving: %s%n",
                channel, limit / 1e4, byEngine, moving.isEmpty() ? "never" : String.join(", ", moving));
    }

    /** The day whose closing brought the breach: horizon and settling after its end. */
    private String breachedDay(String channel, StopRule rule) {
        List<JsonNode> breaches = new ArrayList<>();
        clean.each("levels.jsonl", level -> {
            if (level.get("channel").asText().equals(channel)
                    && level.get("rule").asText().equals(rule.id())
                    && level.get("level").asText().equals("BREACH")) {
                breaches.add(level);
            }
        });
        if (breaches.isEmpty()) {
            return "never";
        }
        String tick = breaches.get(0).get("tick").asText();
        List<String> closed = new ArrayList<>();
        clean.each("days.jsonl", day -> {
            if (day.get("channel").asText().equals(channel)
                    && day.get("metric").asText().equals(METRIC)
                    && day.get("closedAt").asText().equals(tick)) {
                closed.add(day.get("day").asText());
            }
        });
        assertThat(closed).as("days that closed with the breach of %s", channel).hasSize(1);
        return closed.get(0);
    }

    private Map<String, List<WrittenOutRule.Day>> closedDays() {
        Map<String, Map<String, JsonNode>> last = new TreeMap<>();
        clean.each("days.jsonl", day -> {
            if (day.get("metric").asText().equals(METRIC)
                    && !day.get("closedAt").isNull()) {
                last.computeIfAbsent(day.get("channel").asText(), channel -> new TreeMap<>())
                        .merge(day.get("day").asText(), day, (one, other) -> newer(one, other) ? other : one);
            }
        });
        Map<String, List<WrittenOutRule.Day>> days = new TreeMap<>();
        last.forEach((channel, of) -> days.put(
                channel,
                of.values().stream()
                        .map(day -> new WrittenOutRule.Day(
                                day.get("day").asText(),
                                day.get("k").asLong(),
                                day.get("n").asLong()))
                        .toList()));
        return days;
    }

    private static boolean newer(JsonNode one, JsonNode other) {
        return other.get("revision").asInt() > one.get("revision").asInt();
    }

    private static List<WrittenOutRule.Day> businessDays(List<WrittenOutRule.Day> days) {
        return days.stream()
                .filter(day -> LocalDate.parse(day.date()).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .toList();
    }

    private static List<String> lines(String channel, String calendar, List<WrittenOutRule.Day> days) {
        return WrittenOutRule.over(days).stream()
                .map(word -> String.join(
                        "|",
                        channel.equals("(all)") ? "ALL" : channel,
                        calendar,
                        word.event(),
                        word.day().date(),
                        rounded(word.day().k(), word.day().n()),
                        rounded(word.baselineK(), word.baselineN()),
                        Long.toString(word.day().n())))
                .toList();
    }

    private static String row(Map<String, String> row) {
        return String.join(
                "|",
                row.get("channel"),
                row.get("days"),
                row.get("event"),
                row.get("cohort_day_utc"),
                new BigDecimal(row.get("activation"))
                        .setScale(4, RoundingMode.UNNECESSARY)
                        .toString(),
                new BigDecimal(row.get("baseline"))
                        .setScale(4, RoundingMode.UNNECESSARY)
                        .toString(),
                row.get("signups"));
    }

    /** The share to four decimals. */
    private static String rounded(long k, long n) {
        return BigDecimal.valueOf(k)
                .divide(BigDecimal.valueOf(n), 4, RoundingMode.HALF_EVEN)
                .toString();
    }
}
