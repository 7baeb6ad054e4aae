package io.rampwatch.plan;

import java.io.Serializable;

/**
 * What is peculiar to one source.
 *
 * @param minutesMax the longest credible piece of manual work, in minutes
 * @param outOfOrdernessMillis how far out of order its events may come
 */
public record SourceSettings(long minutesMax, long outOfOrdernessMillis) implements Serializable {
    /** A day of work, half a minute of disorder. */
    public static final SourceSettings DEFAULT = new SourceSettings(1_440, 30_000);
}
