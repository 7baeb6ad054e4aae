package io.rampwatch.event;

import java.util.Map;

/**
 * The job's word that it lives, and what became of all that it was given.
 *
 * @param epoch the birth of its state: another epoch means that state was lost
 * @param sequence how many heartbeats there were before since this start
 * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while nothing came
 * @param counts records and events by what became of them, since the birth of the state
 * @param sources the newest word of each source that spoke
 * @param foldedChannels how many names of channels are counted as {@code (other)}, because there are too many
 */
public record Heartbeat(
        String epoch,
        long sequence,
        long watermarkMillis,
        Map<String, Long> counts,
        Map<String, SourceWord> sources,
        long foldedChannels) {
    /** The word under which names are counted that became {@code (other)}. */
    public static final String FOLDED = "folded";

    /** A heartbeat that says nothing of sources. */
    public Heartbeat(String epoch, long sequence, long watermarkMillis, Map<String, Long> counts) {
        this(epoch, sequence, watermarkMillis, counts, Map.of(), 0);
    }
}
