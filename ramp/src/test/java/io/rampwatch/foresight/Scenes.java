package io.rampwatch.foresight;

import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.View;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** Rules to be simulated. */
final class Scenes {
    static final String CHANNEL = "direct";
    /** The threshold of one of six rules that share 1 %: 600. */
    static final Lane PROVEN = Lane.evidence(998_333);

    static final List<Lane> ALL_LANES = List.of(Lane.days(2), Lane.live(24), PROVEN);

    private Scenes() {}

    /** Activation at or below a limit. */
    static Scene drop(long limitMillionths, long perDay, List<Lane> proof) {
        return scene(
                MetricKind.CONVERSION,
                "activation_24h",
                Metric.Better.HIGHER,
                Side.FALLS_TO,
                limitMillionths,
                perDay,
                proof);
    }

    /** Tickets per account above a limit. */
    static Scene tickets(long limitMillionths, long perDay, List<Lane> proof) {
        return scene(
                MetricKind.PER_100, "tickets_per_100", Metric.Better.LOWER, Side.ABOVE, limitMillionths, perDay, proof);
    }

    private static Scene scene(
            MetricKind kind,
            String metric,
            Metric.Better better,
            Side side,
            long limitMillionths,
            long perDay,
            List<Lane> proof) {
        var rule = new StopRule(
                "rule",
                "v1",
                metric,
                kind,
                side,
                Map.of(CHANNEL, Limit.number(limitMillionths)),
                proof,
                View.OWN,
                100,
                null,
                null,
                StopRule.Then.PAUSE,
                false,
                null,
                null,
                null);
        var agreed = new AgreedRules(
                "hash",
                List.of(rule),
                List.of(CHANNEL),
                Map.of(),
                "UTC",
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                List.of(),
                0,
                Map.of(metric, 1_560L));
        return new Scene(agreed, measured(kind, metric, better), Horizon.of(1_440), CHANNEL, perDay);
    }

    private static Metric measured(MetricKind kind, String id, Metric.Better better) {
        return new Metric(
                id,
                id,
                kind,
                List.of("event"),
                List.of(),
                Metric.Reach.ALL,
                1_440,
                1_440,
                better,
                "cpo",
                "product events",
                "as it says");
    }
}
