package io.rampwatch.channel;

import io.rampwatch.event.Channel;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which channels have a name of their own: those that the plan declares, ours, and the first others that come, up to a
 * limit. All further ones are one, {@code (other)}. Whoever writes events chooses names, and must not choose how many
 * channels are read.
 */
public final class ChannelNames {
    /** How many channels have a name of their own, those of the plan among them; ours do not count. */
    public static final int MOST = 200;

    /** So many folded names are told apart, so that they can be counted. */
    static final int MOST_REMEMBERED = 10_000;

    private final int places;
    private final Set<String> named = new HashSet<>();
    private final Set<String> folded = new HashSet<>();

    /**
     * Names beside those of the plan, as they were decided before.
     *
     * @param declared how many the plan declares
     */
    public ChannelNames(int declared, Collection<String> named, Collection<String> folded) {
        places = Math.max(0, MOST - declared);
        this.named.addAll(named);
        this.folded.addAll(folded);
    }

    /** Whether it was decided under which name a channel is counted. */
    public boolean knows(String channel) {
        return named.contains(channel) || folded.contains(channel) || folded.size() >= MOST_REMEMBERED;
    }

    /**
     * Decides, once for all time, under which name a channel is counted; the order of asking matters.
     *
     * @return whether its name is folded for the first time
     */
    public boolean decide(String channel) {
        if (named.contains(channel)) {
            return false;
        }
        if (named.size() < places) {
            named.add(channel);
            return false;
        }
        return folded.size() < MOST_REMEMBERED && folded.add(channel);
    }

    /** Under which name a channel is counted for which that was decided. */
    public String nameOf(String channel) {
        return named.contains(channel) ? channel : Channel.OTHER;
    }

    /** The names that were given, for the state. */
    public Set<String> named() {
        return Set.copyOf(named);
    }

    /** The names that are counted as one, as far as they are remembered. */
    public Set<String> folded() {
        return Set.copyOf(folded);
    }
}
