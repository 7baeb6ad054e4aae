package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.Lane;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code least}, the floor below which there is no verdict, and holds it against the planned volumes. */
final class Floors {
    /** The floor where a rule says nothing. */
    static final long DEFAULT = 100;

    private static final int POOLED_DAYS = 3;
    private static final long DAY_MINUTES = 1_440;

    /** Below 35 signups a day three days reach 100 too seldom: 16 % at 30, 70 % at 35. */
    private static final double OFTEN_ENOUGH = 2 / 3.0;

    private static final Keys KEYS = Keys.of("the least number of accounts, such as {accounts: 100}", "accounts");
    private static final long LEAST = 30;
    private static final Form<Long> ACCOUNTS = Forms.whole(LEAST, 999_999_999);

    private Floors() {}

    /** The floor of a stop rule. */
    static Optional<Long> of(Fields rule) {
        return rule.has("least") ? required(rule) : Optional.of(DEFAULT);
    }

    /** A floor that must be written. */
    static Optional<Long> required(Fields fields) {
        return fields.in("least", KEYS).get("accounts", ACCOUNTS);
    }

    /**
     * Tells of a channel that plans so few signups that no lane of the rule can ever decide: days are pooled, at most
     * 3; a look sees the horizon and the window; evidence has no floor.
     */
    static void check(Fields rule, long least, List<Lane> lanes, Metric metric, ChannelPlan channel) {
        OptionalLong planned = channel.largestStep();
        if (planned.isEmpty() || lanes.stream().anyMatch(lane -> lane.kind() == Lane.Kind.EVIDENCE)) {
            return;
        }
        long most = planned.getAsLong();
        boolean live = lanes.stream().anyMatch(lane -> lane.kind() != Lane.Kind.SLOW);
        double window = (double) (metric.withinMinutes() + metric.windowMinutes()) / DAY_MINUTES;
        double pooled = lanes.stream().anyMatch(lane -> lane.kind() == Lane.Kind.SLOW) ? POOLED_DAYS : 0;
        double days = Math.max(pooled, live ? window : 0);
        double chance = new Arrivals(most * days).atLeast(least);
        if (chance < OFTEN_ENOUGH) {
            long fits = fitting(most * days);
            rule.tellOf(
                    words(channel, least, most, pooled >= days, days, chance),
                    fits < LEAST ? null : rule.put("least", "{accounts: " + fits + "}"));
        }
    }

    /** The largest floor, a multiple of 10, that such a flow reaches often enough. */
    private static long fitting(double expected) {
        long floor = (long) expected / 10 * 10;
        while (floor >= LEAST && new Arrivals(expected).atLeast(floor) < OFTEN_ENOUGH) {
            floor -= 10;
        }
        return floor;
    }

    private static String words(
            ChannelPlan channel, long least, long most, boolean pooled, double days, double chance) {
        String floor = ": its floor is " + Figures.grouped(least) + " accounts, and the steps bring at most "
                + Figures.grouped(most) + " a day, " + Figures.grouped(Math.round(most * days)) + " in the "
                + (pooled ? POOLED_DAYS + " days that are pooled" : Math.round(24 * days) + " h of a look");
        return most * days < least
                ? "can never be decided in " + channel.name() + floor
                : "is seldom decided in " + channel.name() + floor + ", which reach it with a chance of "
                        + String.format(Locale.ROOT, "%.0f %%", 100 * chance);
    }
}
