package io.rampwatch.alerting.ledger;

import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import org.jspecify.annotations.Nullable;

/**
 * What was true at the end of an hour, to be told with that time. One of reading and level is there.
 *
 * @param id its place in the ledger
 * @param stage whether it is the first word on the hour or the last
 * @param atMillis the end of the hour, event time
 * @param reading a channel's reading
 * @param level a rule's level, for its limit
 */
public record HourRow(
        long id,
        Stage stage,
        long atMillis,
        @Nullable Reading reading,
        @Nullable Level level) {
    /** The first word on an hour stays as it was; what late facts changed is the last word, beside it. */
    public enum Stage {
        /** As it was known when event time passed the hour. */
        FIRST,
        /** As it is known when no fact can correct it any more. */
        FINAL
    }
}
