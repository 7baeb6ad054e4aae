package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final long TICK = 3_600_000;

    @Test
    void a_channel_shows_its_worst_pausing_rule_with_distance_and_streak() throws IOException {
        var latest = new Latest();
        latest.hear(reading("partner-acme", 43, 125));
        latest.hear(level("partner-acme", "provisioning-failures", State.BREACH, Then.WATCH, Side.ABOVE, 20, 80_000));
        latest.hear(level("partner-acme", "activation-drop", State.BREACH, Then.PAUSE, Side.FALLS_TO, 43, 525_000));
        assertThat(lines(latest, "partner-acme"))
                .containsExactly(
                        "partner-acme    BREACH    34.4 % of 125     –                –              –             –",
                        "                activation-drop: 34.4 %, 18.1 points beyond 52.5 %, 2 of 2 days");
    }

    @Test
    void what_was_not_heard_is_a_dash_and_never_a_zero() throws IOException {
        assertThat(lines(new Latest(), "paid-search"))
                .containsExactly(
                        "paid-search     …         –                 –                –              –             –",
                        "                not judged yet");
    }

    @Test
    void why_nothing_can_be_said_stands_below_the_channel() throws IOException {
        var latest = new Latest();
        latest.hear(new Level(
                "paid-search",
                "activation-drop",
                "v",
                "activation_24h",
                MetricKind.CONVERSION,
                TICK,
                State.UNKNOWN,
                Cause.TOO_FEW,
                TICK,
                null,
                null,
                Side.FALLS_TO,
                520_000,
                0,
                2,
                Then.PAUSE,
                "plan"));
        assertThat(lines(latest, "paid-search").get(1)).isEqualTo("                activation-drop: too few accounts");
    }

    private static List<String> lines(Latest latest, String channel) throws IOException {
        List<String> all = new Board(Demo.plan(), Paint.PLAIN).draw(latest);
        int row = 1 + 2 * Demo.plan().channelNames().indexOf(channel);
        return all.subList(row, row + 2).stream().map(String::stripTrailing).toList();
    }

    private static Reading reading(String channel, long k, long n) {
        var mature = new Estimate(k, n, (double) k / n, null, null, null, null);
        return new Reading(
                channel,
                TICK,
                TICK,
                0,
                Map.of(
                        "activation_24h",
                        new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.MATURE, mature))));
    }

    private static Level level(
            String channel, String rule, State state, Then then, Side side, @Nullable Long k, long limit) {
        return new Level(
                channel,
                rule,
                "v",
                "activation_24h",
                MetricKind.CONVERSION,
                TICK,
                state,
                null,
                TICK,
                k,
                125L,
                side,
                limit,
                2,
                2,
                then,
                "plan");
    }

    private static Level level(String channel, String rule, State state, Then then, Side side, int k, long limit) {
        return level(channel, rule, state, then, side, Long.valueOf(k), limit);
    }
}
