package io.rampwatch.alerting;

import io.rampwatch.episode.Decision;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Records for tests: the launch week of three channels. */
public final class Given {
    public static final String CHANNEL = "partner-acme";
    public static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    public static final long TICK = NOW.toEpochMilli() - 60_000;

    private static final Plan PLAN = read();

    private Given() {}

    /** A clock that is set by hand. */
    public static final class Hand implements InstantSource {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        public void forward(Duration by) {
            now = now.plus(by);
        }
    }

    public static Plan plan() {
        return PLAN;
    }

    private static Plan read() {
        var file = Path.of("../examples/launch-week/ramp.yml");
        try {
            return PlanReader.read("ramp.yml", Files.readAllBytes(file)).plan();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The plan's rule on activation, breached: 112 of 230, the limit 52.5 %. */
    public static Level breach(String channel, long since, long tick) {
        return level(channel, State.BREACH, since, tick);
    }

    public static Level level(String channel, State state, long since, long tick) {
        var rule = plan().rules().get(0);
        return new Level(
                channel,
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                tick,
                state,
                state == State.UNKNOWN ? Cause.TOO_FEW : null,
                since,
                112L,
                230L,
                Side.FALLS_TO,
                525_000,
                2,
                2,
                Then.PAUSE,
                plan().hash());
    }

    public static Level tickets(String channel, State state, Then then, long tick) {
        var rule = plan().rules().get(1);
        return new Level(
                channel,
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                tick,
                state,
                null,
                tick,
                80L,
                200L,
                Side.ABOVE,
                300_000,
                2,
                2,
                then,
                plan().hash());
    }

    public static Decision resume(String id, String channel, long at) {
        return new Decision(id, Decision.Kind.RESUME, channel, "VP Growth", "import is fixed", at);
    }

    public static Reading reading(String channel, long tick) {
        return new Reading(
                channel,
                tick,
                tick,
                0,
                Map.of(
                        "activation_24h",
                                new MetricReading(
                                        MetricKind.CONVERSION,
                                        Map.of(
                                                "mature",
                                                new Estimate(414L, 812L, 414 / 812.0, 0.475, 0.544, null, null),
                                                "early",
                                                new Estimate(null, 900L, 0.5, 0.46, 0.54, "period", null),
                                                "bounds",
                                                new Estimate(null, 88L, null, 0.4, 0.6, null, null))),
                        "signups", new MetricReading(MetricKind.COUNT, Map.of("value", Estimate.count(130))),
                        "provisioning_failure_rate",
                                new MetricReading(
                                        MetricKind.RATIO,
                                        Map.of("value", Estimate.undefined(0L, 0, null, "no attempt"))),
                        "tickets_per_100",
                                new MetricReading(
                                        MetricKind.PER_100,
                                        Map.of(
                                                "value",
                                                new Estimate(null, 812L, 31.5, null, null, "period", null),
                                                "plain",
                                                new Estimate(40L, 130L, 100.0 * 40 / 130, null, null, null, null))),
                        "manual_minutes_per_account",
                                new MetricReading(
                                        MetricKind.AMOUNT_PER_SUBJECT,
                                        Map.of(
                                                "value",
                                                new Estimate(null, 812L, 7.25, null, null, "period", null),
                                                "plain",
                                                new Estimate(975_000_000L, 130L, 7.5, null, null, null, null)))));
    }
}
