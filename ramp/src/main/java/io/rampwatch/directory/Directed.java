package io.rampwatch.directory;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.OpsEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that the directory must see, or one that waits there.
 *
 * @param event the event
 * @param letter the record that it came in, for the case that it is refused here; null for kinds that never are
 * @param unmatched whether it has waited so long that it counts as unmatched
 */
public record Directed(OpsEvent event, @Nullable DeadLetter letter, boolean unmatched) {
    /** An event that has just come. */
    public static Directed of(OpsEvent event, @Nullable DeadLetter letter) {
        return new Directed(event, letter, false);
    }

    Directed asUnmatched() {
        return new Directed(event, letter, true);
    }

    Directed of(OpsEvent other) {
        return new Directed(other, letter, unmatched);
    }
}
