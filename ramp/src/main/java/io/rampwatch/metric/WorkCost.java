package io.rampwatch.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a number of cases costs in hours of work and in money, with the inputs that it follows from.
 *
 * @param what the kind of cases, such as {@code tickets}
 * @param inputs what was multiplied, in its order
 * @param hours hours of work
 * @param money in units of the currency; null where no rate is known: it is never guessed
 */
public record WorkCost(
        String what,
        List<Input> inputs,
        Range hours,
        @Nullable Range money) {
    private static final long MINUTES_PER_HOUR = 60;

    /**
     * One input, shown beside the result.
     *
     * @param name what it is
     * @param value how much
     */
    public record Input(String name, Range value) {}

    /**
     * Cases, the share of them that needs work, the minutes each takes, and what an hour costs.
     *
     * @param cases how many
     * @param share the share of these that needs work, 0 to 1; null for all of them
     * @param minutesEach minutes of work for each
     * @param hourRate what an hour costs; null where it is not known
     */
    public static WorkCost of(
            String what, Range cases, @Nullable Range share, Range minutesEach, @Nullable Range hourRate) {
        Range worked = share == null ? cases : cases.times(share);
        Range hours = worked.times(minutesEach).over(MINUTES_PER_HOUR);
        var inputs = new ArrayList<Input>();
        inputs.add(new Input(what, cases));
        if (share != null) {
            inputs.add(new Input("share that needs work", share));
        }
        inputs.add(new Input("minutes each", minutesEach));
        if (hourRate != null) {
            inputs.add(new Input("per hour", hourRate));
        }
        return new WorkCost(what, List.copyOf(inputs), hours, hourRate == null ? null : hours.times(hourRate));
    }
}
