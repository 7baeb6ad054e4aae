package io.rampwatch.channel;

import java.io.Serializable;
import java.util.List;

/**
 * How a source is watched.
 *
 * @param silentMinutes for how long it may send neither event nor heartbeat, its regular delay included
 * @param always whether its silence counts from the start; otherwise from its first heartbeat on
 * @param feeds the metrics that it feeds; empty for all
 */
public record SourceWatch(long silentMinutes, boolean always, List<String> feeds) implements Serializable {
    /** A source of which the plan says nothing: once it has sent a heartbeat, a quarter of an hour is too long. */
    public static final SourceWatch USUAL = new SourceWatch(15, false, List.of());

    /** Whether all that is counted of some metric may come from it. */
    boolean feeds(String metric) {
        return feeds.isEmpty() || feeds.contains(metric);
    }
}
