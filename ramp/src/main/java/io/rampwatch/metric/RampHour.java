package io.rampwatch.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one more hour of a ramp costs in work, against what an hour of pause costs in accounts that do not come. Ranges,
 * with their inputs; what is not known stays unknown and is named.
 *
 * @param work what the accounts of an hour cost, by kind of work
 * @param continuing the sum in money; null while a part of it is unknown
 * @param pausing gross margin of the accounts that would have activated; null while it is unknown
 * @param unknown what is missing, in words
 * @param excluded what the model leaves out, in words
 */
public record RampHour(
        List<WorkCost> work,
        @Nullable Range continuing,
        @Nullable Range pausing,
        List<String> unknown,
        List<String> excluded) {
    /** What the simple model does not contain. */
    public static final List<String> EXCLUDED =
            List.of("refunds", "churn", "what a failed activation costs later", "time of managers");

    private static final Range HUNDREDTH = new Range(10_000, 10_000);

    /**
     * What is measured of a channel, per account or per 100, with its interval; null where it is not known.
     *
     * @param signupsPerHour accounts that come in an hour
     * @param manualMinutes minutes of manual work per account
     * @param ticketsPer100 tickets per 100 accounts
     * @param escalationsPer100 escalations per 100 accounts
     * @param activation the share that activates, 0 to 1
     */
    public record Load(
            Range signupsPerHour,
            @Nullable Range manualMinutes,
            @Nullable Range ticketsPer100,
            @Nullable Range escalationsPer100,
            @Nullable Range activation) {}

    /**
     * What work costs and an account is worth, as the plan says it; null where it does not.
     *
     * @param staffHour an hour of manual work
     * @param engineerHour an hour of an engineer
     * @param ticketMinutes minutes that a ticket takes
     * @param escalationMinutes minutes of an engineer that an escalation takes
     * @param marginPerActivated gross margin of an activated account
     */
    public record Prices(
            @Nullable Range staffHour,
            @Nullable Range engineerHour,
            @Nullable Range ticketMinutes,
            @Nullable Range escalationMinutes,
            @Nullable Range marginPerActivated) {}

    /** The two costs of an hour. */
    public static RampHour of(Load load, Prices prices) {
        List<String> unknown = new ArrayList<>();
        List<WorkCost> work = new ArrayList<>();
        Range signups = load.signupsPerHour();
        add(work, unknown, "manual work", signups, load.manualMinutes(), prices.staffHour());
        add(work, unknown, "tickets", cases(signups, load.ticketsPer100()), prices.ticketMinutes(), prices.staffHour());
        add(
                work,
                unknown,
                "escalations",
                cases(signups, load.escalationsPer100()),
                prices.escalationMinutes(),
                prices.engineerHour());
        Range pausing = null;
        if (load.activation() == null) {
            unknown.add("activation");
        } else if (prices.marginPerActivated() == null) {
            unknown.add("margin of an activated account");
        } else {
            pausing = signups.times(load.activation()).times(prices.marginPerActivated());
        }
        return new RampHour(List.copyOf(work), sum(work), pausing, List.copyOf(unknown), EXCLUDED);
    }

    private static @Nullable Range cases(Range signups, @Nullable Range per100) {
        return per100 == null ? null : signups.times(per100).times(HUNDREDTH);
    }

    private static void add(
            List<WorkCost> work,
            List<String> unknown,
            String what,
            @Nullable Range cases,
            @Nullable Range minutes,
            @Nullable Range rate) {
        if (cases == null || minutes == null) {
            unknown.add(cases == null ? what : "minutes of " + what);
            return;
        }
        if (rate == null) {
            unknown.add("price of an hour of " + what);
        }
        work.add(WorkCost.of(what, cases, null, minutes, rate));
    }

    /** Known only when each kind of work is: a sum without a part would read as if that part were free. */
    private static @Nullable Range sum(List<WorkCost> work) {
        Range sum = Range.NONE;
        for (WorkCost each : work) {
            if (each.money() == null) {
                return null;
            }
            sum = sum.plus(each.money());
        }
        return work.size() == 3 ? sum : null;
    }
}
