package io.rampwatch.alerting.page;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: doubling from 1 s to 60 s, each time a random part of it less, so that
 * those who failed together do not come back together.
 *
 * @param random where chance comes from
 */
public record BackOff(RandomGenerator random) {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LAST_MILLIS = 60_000;
    private static final int DOUBLINGS = 6;
    // an answer may ask for patience, not for silence
    private static final Duration MOST_ASKED = Duration.ofMinutes(5);

    /**
     * The wait after an attempt.
     *
     * @param failed how many attempts have failed, 1 or more
     * @param asked what the other side asked for; null for nothing
     */
    public Duration after(int failed, @Nullable Duration asked) {
        long whole = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failed, DOUBLINGS));
        long millis = whole / 2 + random.nextLong(whole / 2 + 1);
        Duration own = Duration.ofMillis(Math.max(FIRST_MILLIS, millis));
        Duration wanted = asked == null ? Duration.ZERO : asked;
        Duration other = wanted.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : wanted;
        return own.compareTo(other) > 0 ? own : other;
    }
}
