package io.rampwatch.channel;

import io.rampwatch.account.Quality;
import java.util.Map;

/** From where on numbers are not to be trusted, in percent. At the limit itself they are. */
public final class QualityLimits {
    /** Of the signups of a day, those that may name no channel. */
    public static final long UNATTRIBUTED = 5;
    /** Of the tickets of a day, those that may be of no account that signed up. */
    public static final long UNMATCHED = 2;
    /** Of the records of a source in a quarter of an hour, those that may be refused. */
    public static final long REFUSED = 1;
    /** So many are more than an accident, whatever share they are. */
    static final long FEWEST = 3;

    private QualityLimits() {}

    /** By the word of the check. */
    public static Map<String, Long> byCheck() {
        return Map.of(
                Quality.MISSING_CHANNEL.label(),
                UNATTRIBUTED,
                Quality.MISSING_ACCOUNT.label(),
                UNMATCHED,
                "refused",
                REFUSED);
    }

    static boolean beyond(long count, long of, long percent) {
        return of > 0 && count >= FEWEST && 100 * count > percent * of;
    }
}
