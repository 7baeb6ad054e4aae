package io.rampwatch.rule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a level, in the unit of the limit: shares, events per account, units per account, or a count.
 *
 * @param value what was judged last, by the lane that stands at the head of the level; null before
 * @param low the lower limit of its interval; null where there is none
 * @param high the upper limit, likewise
 * @param reference what the limit was measured against; null where it was written as a number
 * @param distance from the value to the limit, below 0 beyond it; null without a value
 * @param limitInMinutes how long until the limit is reached if the value goes on as in the last 24 hours; 0 beyond it,
 *     null where it moves away or nothing can be said
 * @param lanes what each lane says, in the order of the plan; of a combination none
 */
public record LevelFigures(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Reference reference,
        @Nullable Double distance,
        @Nullable Long limitInMinutes,
        List<LaneReading> lanes) {
    /** No more is known than the level itself says. */
    public static final LevelFigures NONE = new LevelFigures(null, null, null, null, null, null, List.of());

    /** What the lane of a kind says. */
    public Optional<LaneReading> lane(Lane.Kind kind) {
        return lanes.stream().filter(lane -> lane.kind() == kind).findFirst();
    }

    /** The lanes that make a breach now. */
    public List<LaneReading> holding() {
        return lanes.stream().filter(LaneReading::holds).toList();
    }
}
