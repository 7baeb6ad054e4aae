package io.rampwatch.account;

import io.rampwatch.event.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The latest accounts of a channel that failed and the latest that activated, chosen in the same way by whoever asks,
 * and how many there were of each.
 *
 * <p>An account failed when it did not activate although its time is over, or when a set-up of it failed and it has not
 * activated since. Those whose set-up failed go before those that just did not come so far: of these nobody knows why.
 */
public final class ChosenTimelines {
    private static final Comparator<Timeline> LATEST_ACTIVATED =
            Comparator.comparingLong(Timeline::activatedAtMillis).reversed().thenComparing(Timeline::account);
    private static final Comparator<Timeline> LATEST_FAILED = Comparator.comparing((Timeline each) -> !hasFailure(each))
            .thenComparing(Comparator.comparingLong(ChosenTimelines::failedAt).reversed())
            .thenComparing(Timeline::account);

    private final Scope scope;
    private final List<Timeline> failed = new ArrayList<>();
    private final List<Timeline> activated = new ArrayList<>();
    private long accounts;
    private long converted;
    private long stopped;
    private long late;
    private long knownUntil = Long.MIN_VALUE;

    /**
     * Which accounts are asked for.
     *
     * @param channel their channel, or {@link Channel#ALL}
     * @param fromMillis who signed up before is left out, epoch milliseconds
     * @param each how many of each sort
     */
    public record Scope(String channel, long fromMillis, int each) {}

    /**
     * What was found.
     *
     * @param accounts all that signed up
     * @param activated of these, those that activated in time
     * @param setUpFailed those that did not activate so far and had a failed set-up
     * @param notActivated those whose time is over, without a failed set-up
     * @param open those that still have time
     * @param knownUntilMillis how far the stories are told; {@link Long#MIN_VALUE} where there is none
     * @param latestFailed the latest that failed
     * @param latestActivated the latest that activated
     */
    public record Chosen(
            long accounts,
            long activated,
            long setUpFailed,
            long notActivated,
            long open,
            long knownUntilMillis,
            List<Timeline> latestFailed,
            List<Timeline> latestActivated) {}

    /** Nothing chosen so far. */
    public ChosenTimelines(Scope scope) {
        this.scope = scope;
    }

    /** Looks at one more account. */
    public void add(Timeline one) {
        boolean asked = scope.channel().equals(Channel.ALL) || scope.channel().equals(one.channel());
        if (!asked || one.signedUpAtMillis() < scope.fromMillis()) {
            return;
        }
        accounts++;
        knownUntil = Math.max(knownUntil, one.knownUntilMillis());
        if (one.activated()) {
            converted++;
            keep(activated, LATEST_ACTIVATED, one);
        } else if (hasFailure(one)) {
            stopped++;
            keep(failed, LATEST_FAILED, one);
        } else if (one.due()) {
            late++;
            keep(failed, LATEST_FAILED, one);
        }
    }

    /** What was found. */
    public Chosen chosen() {
        return new Chosen(
                accounts,
                converted,
                stopped,
                late,
                accounts - converted - stopped - late,
                knownUntil,
                List.copyOf(failed),
                List.copyOf(activated));
    }

    private void keep(List<Timeline> kept, Comparator<Timeline> order, Timeline one) {
        kept.add(one);
        kept.sort(order);
        if (kept.size() > scope.each()) {
            kept.remove(kept.size() - 1);
        }
    }

    private static boolean hasFailure(Timeline one) {
        return one.lastFailureMillis() != AccountState.NEVER;
    }

    private static long failedAt(Timeline one) {
        return hasFailure(one) ? one.lastFailureMillis() : one.dueMillis();
    }
}
