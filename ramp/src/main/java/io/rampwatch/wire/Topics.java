package io.rampwatch.wire;

import io.rampwatch.rule.Level;
import java.time.Duration;
import java.util.List;

/** The topics in which job, alerting and people meet: names, and how they are created where they are missing. */
public final class Topics {
    /** What happened: CloudEvents, by account. */
    public static final String EVENTS = "ramp.events";
    /** What people decided, by channel. */
    public static final String CONTROL = "ramp.control";
    /** Every metric at each tick, by channel. */
    public static final String READINGS = "ramp.readings";
    /** What each rule says at each tick, by {@link #levelKey}. */
    public static final String LEVELS = "ramp.levels";
    /** The job's word that it lives. */
    public static final String HEARTBEATS = "ramp.heartbeats";
    /** The ledger's mirror, by episode. */
    public static final String EPISODES = "ramp.episodes";
    /** What was refused, as it came. */
    public static final String DEAD_LETTERS = "ramp.dead-letters";

    private static final String DELETE = "delete";
    private static final String COMPACT = "compact";
    // four: a channel's readings and a rule's levels keep their order by key, and four tasks can write at once
    private static final int KEYED = 4;
    // one: decisions and heartbeats are few, and read in the order in which they were written
    private static final int ORDERED = 1;
    private static final long FOR_EVER = -1;

    private Topics() {}

    /**
     * How a topic is created.
     *
     * @param name its name
     * @param partitions how many partitions
     * @param cleanup the value of {@code cleanup.policy}
     * @param retentionMillis the value of {@code retention.ms}; -1 for no end
     */
    public record Shape(String name, int partitions, String cleanup, long retentionMillis) {}

    /** All topics of ours. */
    public static List<Shape> all() {
        return List.of(
                new Shape(EVENTS, KEYED, DELETE, days(35)),
                new Shape(CONTROL, ORDERED, DELETE, days(400)),
                new Shape(READINGS, KEYED, DELETE, days(35)),
                new Shape(LEVELS, KEYED, COMPACT + "," + DELETE, days(35)),
                new Shape(HEARTBEATS, ORDERED, DELETE, days(7)),
                new Shape(EPISODES, ORDERED, COMPACT, FOR_EVER),
                new Shape(DEAD_LETTERS, ORDERED, DELETE, days(3)));
    }

    /** The key of a level: compaction keeps the newest word of each rule in each version on each channel. */
    public static String levelKey(Level level) {
        return level.channel() + "|" + level.rule() + "|" + level.ruleVersion();
    }

    private static long days(int days) {
        return Duration.ofDays(days).toMillis();
    }
}
