package io.rampwatch.directory;

import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the directory knows of one name.
 *
 * @param account what it stands for; null while nothing has said it
 * @param atMillis since when, epoch milliseconds of event time
 * @param recordedMillis when that was recorded; {@link OpsEvent#UNRECORDED} where it is not said
 * @param waiting events that wait for it; for a ticket without an account, events that are counted under its own name
 *     until it has one
 * @param tickets names of tickets that have their account when this name has one
 */
public record Entry(
        @Nullable String account, long atMillis, long recordedMillis, List<Directed> waiting, List<String> tickets) {
    /** Nothing is known. */
    static final Entry NONE = new Entry(null, Long.MIN_VALUE, OpsEvent.UNRECORDED, List.of(), List.of());

    /** It stands for an account; nothing waits any more. */
    static Entry of(String account, long atMillis, long recordedMillis) {
        return new Entry(account, atMillis, recordedMillis, List.of(), List.of());
    }

    Entry with(Directed more) {
        List<Directed> all = new ArrayList<>(waiting);
        all.add(more);
        return withWaiting(all);
    }

    Entry withWaiting(List<Directed> now) {
        return new Entry(account, atMillis, recordedMillis, List.copyOf(now), tickets);
    }

    Entry withTicket(String name) {
        if (tickets.contains(name)) {
            return this;
        }
        List<String> all = new ArrayList<>(tickets);
        all.add(name);
        return new Entry(account, atMillis, recordedMillis, waiting, List.copyOf(all));
    }

    /** Whether there is nothing to remember. */
    boolean isEmpty() {
        return account == null && waiting.isEmpty() && tickets.isEmpty();
    }
}
