package io.rampwatch.account;

import io.rampwatch.event.Channel;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import org.jspecify.annotations.Nullable;

/**
 * A word on the channel of an account, or on its plan type.
 *
 * <p>Of two words the weightier holds: the higher priority, and at equal priority the signup's own. Of two equally
 * weighty ones it is the one that was recorded later, else the earlier one, else the first by name: so that the order
 * of arrival does not matter.
 *
 * @param name the channel, or the plan type, that was named
 * @param atMillis when, epoch milliseconds
 * @param weight the priority of the word, doubled, and one more for a signup's
 * @param recordedMillis when it was recorded; {@link OpsEvent#UNRECORDED} where that is not said
 */
public record Claim(String name, long atMillis, long weight, long recordedMillis) {
    /** What a channel's own facts say, such as what was spent on it: nobody else's word counts. */
    static final long OWN = Long.MAX_VALUE;

    /** The word of an event; null where it says none. */
    static @Nullable Claim of(OpsEvent event) {
        String channel = event.channel();
        if (channel == null) {
            return null;
        }
        return new Claim(channel, event.timeMillis(), weight(event), event.recordedMillis());
    }

    /** The word of a signup on the plan type of its account; null where it says none. */
    static @Nullable Claim ofPlan(OpsEvent signup) {
        String plan = signup.field("plan");
        if (plan == null) {
            return null;
        }
        String name = Channel.normalise(plan).orElse(Channel.OTHER);
        return new Claim(name, signup.timeMillis(), 0, signup.recordedMillis());
    }

    private static long weight(OpsEvent event) {
        if (event.kind() == Kind.SPEND_REPORTED) {
            return OWN;
        }
        String priority = event.field("priority");
        return event.kind() == Kind.SIGNED_UP ? 1 : priority == null ? 0 : 2 * Long.parseLong(priority);
    }

    /** The one that holds of this word and another. */
    Claim or(Claim other) {
        if (weight != other.weight) {
            return weight > other.weight ? this : other;
        }
        if (recordedMillis != other.recordedMillis) {
            return recordedMillis > other.recordedMillis ? this : other;
        }
        if (atMillis != other.atMillis) {
            return atMillis < other.atMillis ? this : other;
        }
        return name.compareTo(other.name) <= 0 ? this : other;
    }
}
