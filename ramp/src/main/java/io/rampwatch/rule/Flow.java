package io.rampwatch.rule;

import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The flow of accounts on which a paused channel is measured: a fully stopped one has none.
 *
 * @param kind what keeps flowing
 * @param perDay how many accounts a day are expected of it
 * @param channel {@link Kind#PROXY}: the normalised name of the channel whose days are judged instead; null otherwise
 */
public record Flow(Kind kind, long perDay, @Nullable String channel) implements Serializable {
    /** What keeps flowing while the channel is paused. */
    public enum Kind {
        /** A small trial volume that is let in to be measured. */
        PROBE,
        /** What still comes although nothing is bought. */
        RESIDUAL,
        /** The ramp is held at its present volume, not stopped. */
        HELD_FLAT,
        /** Another channel that meets the same product. */
        PROXY
    }

    /** A flow of this channel. */
    public static Flow of(Kind kind, long perDay) {
        return new Flow(kind, perDay, null);
    }

    /** As the plan writes it: {@code probe: 130 per day}, {@code proxy: paid-search, 130 per day}. */
    public String words() {
        return kind.name().toLowerCase(Locale.ROOT) + ": " + (channel == null ? "" : channel + ", ") + perDay
                + " per day";
    }
}
