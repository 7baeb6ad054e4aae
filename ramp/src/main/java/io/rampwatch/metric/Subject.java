package io.rampwatch.metric;

import io.rampwatch.event.Kind;
import java.io.Serializable;
import java.util.List;

/**
 * What a metric is about: accounts, or things of accounts that have a life of their own, such as tickets and orders.
 *
 * @param name what one of them is called, such as {@code ticket}
 * @param start the event with which one begins
 * @param closedBy events with which one is closed; empty where only its beginning matters
 * @param reopenedBy events with which a closed one is open again, as old as it is
 * @param targetMinutes the age beyond which an open one is too old; 0 where there is no target
 */
public record Subject(String name, String start, List<String> closedBy, List<String> reopenedBy, long targetMinutes)
        implements Serializable {
    /** Accounts, from their signup on. */
    public static final Subject ACCOUNT = begunBy("account", Kind.SIGNED_UP.noun());

    /** Things that begin with an event and are only asked what they reach from there. */
    public static Subject begunBy(String name, String start) {
        return new Subject(name, start, List.of(), List.of(), 0);
    }

    /** What begins, in a sentence: a signup, a ticket. */
    public String beginning() {
        return isAccount() ? "signup" : name;
    }

    /** Whether it is the account itself. */
    public boolean isAccount() {
        return start.equals(ACCOUNT.start);
    }
}
