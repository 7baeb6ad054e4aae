package io.rampwatch.wire;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.QualityCount;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.ReasonCount;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.FirstMover;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelFigures;
import io.rampwatch.rule.LevelStanding;
import io.rampwatch.rule.Reference;
import io.rampwatch.rule.RestartProgress;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records of each kind, with and without what may be missing. */
final class Samples {
    static final long TICK = Instant.parse("2011-09-30T23:00:00Z").toEpochMilli();
    static final long HOUR = 3_600_000;

    private Samples() {}

    /** Every kind of metric, all of them defined. */
    static Reading doubtedReading() {
        return new Reading(
                "partner-acme",
                TICK,
                TICK,
                0,
                Map.of(),
                List.of(new Doubt(Doubt.Kind.STALE, List.of("signups"), "silent")),
                List.of(),
                List.of(new QualityCount("missing_channel", 9, 130L), new QualityCount("before_start", 0, null)));
    }

    static Reading reading() {
        return new Reading(
                "partner-acme",
                TICK,
                TICK + HOUR,
                1,
                Map.of(
                        "signups", count(),
                        "provisioning_failure_rate", ratio(),
                        "activation_24h", conversion(),
                        "tickets_per_100", per100(),
                        "manual_minutes_per_account", amount()));
    }

    /** Every kind of metric where nothing has happened yet. */
    static Reading emptyReading() {
        var nobody = Estimate.undefined(0L, 0, null, "no accounts");
        var young = Estimate.undefined(null, 0, "period", "no exposure");
        var bounds = new Estimate(null, 0L, null, null, null, null, "no open accounts");
        var nothing = Estimate.undefined(null, 0, null, "nothing is open");
        return new Reading(
                "(no signup)",
                TICK,
                TICK,
                0,
                Map.of(
                        "signups", new MetricReading(MetricKind.COUNT, Map.of("value", Estimate.count(0))),
                        "rate", new MetricReading(MetricKind.RATIO, Map.of("value", nobody)),
                        "activation_24h",
                                new MetricReading(
                                        MetricKind.CONVERSION,
                                        Map.of("mature", nobody, "early", young, "bounds", bounds)),
                        "tickets_per_100",
                                new MetricReading(MetricKind.PER_100, Map.of("value", young, "plain", nobody)),
                        "minutes",
                                new MetricReading(
                                        MetricKind.AMOUNT_PER_SUBJECT, Map.of("value", young, "plain", nobody)),
                        "cost_per_signup", new MetricReading(MetricKind.AMOUNT_PER_SUBJECT, Map.of("value", nobody)),
                        "support_queue_age",
                                new MetricReading(
                                        MetricKind.OPEN_AGE,
                                        Map.of(
                                                "value", nobody, "p50", nothing, "p90", nothing, "p99", nothing, "max",
                                                nothing, "growth", nothing))));
    }

    static ReasonCount reason() {
        return new ReasonCount("failed_import", FailureCause.PRODUCT_FRICTION, 12, 1, 3, 66_500_000, 9, 50, 40, 2);
    }

    static MetricReading openAge() {
        return new MetricReading(
                MetricKind.OPEN_AGE,
                Map.of(
                        "value",
                        Estimate.quotient(4, 200, 1, "nothing is open"),
                        "p50",
                        age(31),
                        "p90",
                        age(58),
                        "p99",
                        age(4_800),
                        "max",
                        age(4_900),
                        "growth",
                        age(-12)));
    }

    private static Estimate age(double minutes) {
        return new Estimate(null, 200L, minutes, null, null, null, null);
    }

    private static MetricReading count() {
        return new MetricReading(MetricKind.COUNT, Map.of("value", Estimate.count(130)));
    }

    private static MetricReading ratio() {
        return new MetricReading(MetricKind.RATIO, Map.of("value", Estimate.quotient(1, 3, 1, "no attempts")));
    }

    private static MetricReading conversion() {
        return new MetricReading(
                MetricKind.CONVERSION,
                Map.of(
                        "mature", new Estimate(62L, 100L, 0.62, 0.52, 0.71, null, null),
                        "early", new Estimate(null, 230L, 0.605, 0.55, 0.66, "cohort", null),
                        "bounds", new Estimate(null, 40L, null, 0.5, 0.75, null, null)));
    }

    private static MetricReading per100() {
        return new MetricReading(
                MetricKind.PER_100,
                Map.of(
                        "value",
                        new Estimate(null, 230L, 17.25, null, null, "period", null),
                        "plain",
                        Estimate.quotient(7, 40, 100, "no signups")));
    }

    private static MetricReading amount() {
        return new MetricReading(
                MetricKind.AMOUNT_PER_SUBJECT,
                Map.of(
                        "value", new Estimate(null, 230L, 1.0E-4, null, null, "period", null),
                        "plain", new Estimate(1_234_500_000L, 40L, 30.8625, null, null, null, null)));
    }

    static Level level() {
        return new Level(
                "partner-acme",
                "activation-drop",
                "9f86d081",
                "activation_24h",
                MetricKind.CONVERSION,
                TICK,
                State.BREACH,
                null,
                TICK - HOUR,
                51L,
                100L,
                Side.FALLS_TO,
                520_000,
                2,
                2,
                StopRule.Then.PAUSE,
                "60303ae2");
    }

    /** With everything that can stand in a level. */
    static Level fullLevel() {
        Level head = level();
        var slow = new LaneReading(
                Lane.Kind.SLOW,
                "2 days",
                true,
                null,
                2,
                2,
                "days",
                0.51,
                0.41,
                0.6,
                51L,
                100L,
                null,
                null,
                null,
                null,
                true);
        var evidence = new LaneReading(
                Lane.Kind.EVIDENCE,
                "evidence 99%",
                false,
                Cause.IMMATURE,
                0,
                0,
                "accounts",
                0.5,
                null,
                0.55,
                500L,
                1_000L,
                null,
                0.75,
                600.0,
                TICK - HOUR,
                false);
        var figures = new LevelFigures(
                0.51,
                0.41,
                0.6,
                new Reference("baseline", 0.62, 0.6, 0.64, 4_210L),
                -0.01,
                0L,
                List.of(slow, evidence));
        var restart = new RestartProgress(
                "activation_24h",
                "5 business days",
                "probe: 130 per day",
                3,
                5,
                "business days",
                false,
                Cause.NO_FLOW,
                0.631,
                0.583,
                0.676,
                260L,
                412L,
                TICK + HOUR,
                "day 3 of 5");
        var standing = new LevelStanding(
                true,
                TICK - 2 * HOUR,
                true,
                TICK + HOUR,
                restart,
                List.of(new LevelStanding.Beside(Cause.STALE, "urn:crm is silent for 20 min")),
                new FirstMover("tickets_per_100", TICK - 2 * HOUR),
                true,
                LevelStanding.Version.REPLACED,
                TICK - 9 * HOUR,
                true,
                List.of("after correction"));
        return new Level(
                head.channel(),
                head.rule(),
                head.ruleVersion(),
                head.metric(),
                head.kind(),
                head.tickMillis(),
                head.state(),
                head.cause(),
                head.sinceMillis(),
                head.numerator(),
                head.denominator(),
                head.side(),
                head.limitMillionths(),
                head.streak(),
                head.needed(),
                StopRule.Then.HOLD,
                head.planHash(),
                figures,
                standing);
    }

    /** Before the first judged day. */
    static Level unknownLevel() {
        return new Level(
                "partner-acme",
                "tickets",
                "9f86d081",
                "tickets_per_100",
                MetricKind.PER_100,
                TICK,
                State.UNKNOWN,
                Cause.TOO_FEW,
                TICK,
                null,
                null,
                Side.ABOVE,
                12_000_000,
                0,
                3,
                StopRule.Then.WATCH,
                "60303ae2");
    }

    static ClosedDay closedDay() {
        return new ClosedDay(
                "partner-acme", "tickets_per_100_plain", TICK - HOUR, "2011-10-01", TICK + 50 * HOUR, 2, 17, 125);
    }

    static ClosedDay openDay() {
        return new ClosedDay("(all)", "activation_24h", TICK - HOUR, "2011-10-01", ClosedDay.OPEN, 0, 0, 0);
    }

    static DeadLetter deadLetter() {
        return new DeadLetter(
                new Origin("ramp.events", 3, 42, TICK + 5),
                new byte[] {0, -1},
                "hello".getBytes(StandardCharsets.UTF_8),
                Reason.BAD_JSON,
                "not JSON at character 0",
                "(unknown)");
    }

    static DeadLetter tombstone() {
        return new DeadLetter(
                new Origin("week.jsonl", 0, 1, Origin.UNKNOWN), null, null, Reason.EMPTY_VALUE, "no value", "urn:a");
    }
}
