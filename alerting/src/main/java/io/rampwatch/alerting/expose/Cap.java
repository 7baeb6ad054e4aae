package io.rampwatch.alerting.expose;

import io.rampwatch.channel.ChannelNames;
import io.rampwatch.event.Channel;
import io.rampwatch.plan.Plan;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Limits how many values a label has: the first come keep their names, the rest is one. Whoever writes events chooses
 * names, and must not choose how large a scrape is.
 */
final class Cap {
    /** The name of all that have none of their own. */
    static final String OTHER = Channel.OTHER;

    private static final List<String> OURS =
            List.of(Channel.ALL, Channel.UNATTRIBUTED, Channel.NO_SIGNUP, Channel.OTHER);
    private static final int MOST_REMEMBERED = 10_000;

    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Set<String> folded = ConcurrentHashMap.newKeySet();

    /**
     * A limit.
     *
     * @param most how many names there may be
     * @param always names that have their place from the start
     */
    Cap(int most, Collection<String> always) {
        this.most = most;
        always.stream().limit(most).forEach(named::add);
    }

    /** Of channels: ours, those of the plan, and the first others that come, as many as the job gives names to. */
    static Cap ofChannels(Plan plan) {
        List<String> always =
                Stream.concat(OURS.stream(), plan.channelNames().stream()).toList();
        return new Cap(ChannelNames.MOST + OURS.size(), always);
    }

    /** The label of a name. */
    synchronized String label(String name) {
        if (named.contains(name)) {
            return name;
        }
        if (named.size() < most) {
            named.add(name);
            return name;
        }
        if (folded.size() < MOST_REMEMBERED) {
            folded.add(name);
        }
        return OTHER;
    }

    /** Whether a name has a label of its own. */
    boolean names(String name) {
        return label(name).equals(name);
    }

    /** How many names were folded into one. */
    int folded() {
        return folded.size();
    }
}
