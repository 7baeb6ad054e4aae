package io.rampwatch.account;

import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Metric;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one account, each fact counted once.
 *
 * <p>A report that was delivered before is dropped by source and id; a fact that two systems report is one by its
 * natural key, and the earlier time holds, so that the order of delivery does not matter. A fact that comes later than
 * the time for corrections is remembered and counted as late, and changes no number.
 */
public final class AccountBook implements Serializable {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long REDELIVERY = 7 * DAY;
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    private final Measures measures;
    private final long correctionMillis;
    private final long forgetMillis;

    /**
     * A book for the metrics of a plan.
     *
     * @param metrics the registry
     * @param correctionMinutes how late a fact may come and still count
     */
    public AccountBook(List<Metric> metrics, long correctionMinutes) {
        this(metrics, Set.of(), correctionMinutes);
    }

    /**
     * A book for the metrics of a plan.
     *
     * @param metrics the registry
     * @param judged ids of the metrics that are judged by evidence
     * @param correctionMinutes how late a fact may come and still count
     */
    public AccountBook(List<Metric> metrics, Set<String> judged, long correctionMinutes) {
        measures = Measures.of(metrics, judged);
        correctionMillis = correctionMinutes * 60_000;
        long longest = metrics.stream()
                .mapToLong(metric -> metric.withinMinutes() + metric.windowMinutes())
                .max()
                .orElse(0);
        forgetMillis = correctionMillis + longest * 60_000;
    }

    /**
     * What follows from one more event.
     *
     * @param after what is known now
     * @param contributions what changes in the channels, and the word for the conservation law
     */
    public record Taken(AccountState after, List<Contribution> contributions) {}

    /**
     * Whether an event is to be taken in later: the signup of its account is not known, and may have been overtaken.
     *
     * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while it is not known
     */
    public boolean waits(AccountState known, OpsEvent event, long watermarkMillis) {
        return event.kind() != Kind.SIGNED_UP && !known.signedUp() && event.timeMillis() > watermarkMillis;
    }

    /**
     * Takes in one event.
     *
     * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while it is not known
     */
    public Taken take(AccountState known, OpsEvent event, long watermarkMillis) {
        AccountState before = forget(known, watermarkMillis);
        long identity = event.identity();
        for (Seen seen : before.seen()) {
            if (seen.identity() == identity) {
                boolean same = seen.content() == event.content();
                return new Taken(
                        before,
                        fates(
                                event,
                                same ? List.of(Fate.DUPLICATE) : List.of(Fate.DUPLICATE, Fate.DUPLICATE_CONFLICT)));
            }
        }
        long open = openMinute(watermarkMillis);
        boolean late = Math.floorDiv(event.timeMillis(), MINUTE) < open;
        Fate fate = isRepeated(before, event) ? Fate.DUPLICATE : late ? Fate.LATE_DROPPED : Fate.COUNTED;
        AccountState heard = heard(before, event, watermarkMillis);
        AccountState after = with(heard, event, open);
        List<Contribution> changes = changes(before, after, event, open);
        if (late && event.kind() != Kind.SIGNED_UP && !changes.isEmpty()) {
            // an occurrence so late that it would take back a conversion: what was counted stands
            return new Taken(heard, fates(event, List.of(fate)));
        }
        List<Contribution> said = new ArrayList<>(fates(event, List.of(fate)));
        said.addAll(changes);
        return new Taken(after, List.copyOf(said));
    }

    /** The state without what has had its time; the same object where nothing has. */
    public AccountState forget(AccountState known, long watermarkMillis) {
        if (!hasSpent(known, watermarkMillis)) {
            return known;
        }
        Map<String, Fact> facts = new HashMap<>(known.facts());
        facts.values().removeIf(fact -> spent(fact, watermarkMillis));
        return known.withFacts(Map.copyOf(facts))
                .withSeen(known.seen().stream()
                        .filter(seen -> seen.untilMillis() > watermarkMillis)
                        .toList());
    }

    /** Loops, not streams, here and in {@link #forgetAt}: they run for every event. */
    private boolean hasSpent(AccountState known, long watermarkMillis) {
        for (Seen seen : known.seen()) {
            if (seen.untilMillis() <= watermarkMillis) {
                return true;
            }
        }
        for (Fact fact : known.facts().values()) {
            if (spent(fact, watermarkMillis)) {
                return true;
            }
        }
        return false;
    }

    /** When something of the state will have had its time, rounded up to a day; {@link Long#MAX_VALUE} for never. */
    public long forgetAt(AccountState known) {
        long first = AccountState.NEVER;
        for (Seen seen : known.seen()) {
            first = Math.min(first, seen.untilMillis());
        }
        for (Fact fact : known.facts().values()) {
            if (!fact.keyed()) {
                first = Math.min(first, fact.atMillis() + forgetMillis);
            }
        }
        return first == AccountState.NEVER ? first : (Math.floorDiv(first, DAY) + 1) * DAY;
    }

    private boolean spent(Fact fact, long watermarkMillis) {
        return !fact.keyed() && watermarkMillis != NO_WATERMARK && fact.atMillis() < watermarkMillis - forgetMillis;
    }

    private boolean isRepeated(AccountState known, OpsEvent event) {
        return event.kind() == Kind.SIGNED_UP ? known.signedUp() : known.facts().containsKey(factKey(event));
    }

    /** The first minute that is still open to corrections. */
    private long openMinute(long watermarkMillis) {
        return watermarkMillis == NO_WATERMARK
                ? NO_WATERMARK
                : Math.floorDiv(watermarkMillis - correctionMillis, MINUTE);
    }

    private static AccountState heard(AccountState known, OpsEvent event, long watermarkMillis) {
        List<Seen> seen = new ArrayList<>(known.seen());
        long from = Math.max(event.timeMillis(), watermarkMillis);
        seen.add(new Seen(event.identity(), event.content(), from + REDELIVERY));
        return known.withSeen(List.copyOf(seen));
    }

    private AccountState with(AccountState known, OpsEvent event, long open) {
        if (event.kind() == Kind.SIGNED_UP) {
            return signedUp(known, event, open);
        }
        AccountState now = known;
        if (measures.reached().contains(event.name())) {
            now = now.withReached(reached(now, event));
        }
        return measures.facts().contains(event.name()) ? now.withFacts(counted(now, event, open)) : now;
    }

    /** A signup that can no longer be corrected stays where it is, and so does what belongs to it. */
    private static AccountState signedUp(AccountState known, OpsEvent event, long open) {
        long at = Math.min(known.signedUpAtMillis(), event.timeMillis());
        boolean counts = Math.floorDiv(at, MINUTE) >= open;
        if (known.signedUp() && !counts) {
            return known;
        }
        boolean names = names(event, known);
        Map<String, Occurrences> reached = new HashMap<>();
        known.reached().forEach((name, times) -> reached.put(name, times.cut(at)));
        var now = new AccountState(
                at,
                counts,
                names ? event.channel() : known.channel(),
                names ? event.timeMillis() : known.channelAtMillis(),
                Map.copyOf(reached),
                known.facts(),
                known.seen());
        return now.countsIn().equals(known.countsIn()) ? now : now.withFacts(moved(now, open));
    }

    /**
     * The earliest signup that names a channel holds; of two at one instant the first by name, whichever came first.
     */
    private static boolean names(OpsEvent event, AccountState known) {
        String channel = event.channel();
        String before = known.channel();
        boolean same = event.timeMillis() == known.channelAtMillis();
        return channel != null
                && (event.timeMillis() < known.channelAtMillis()
                        || (same && before != null && channel.compareTo(before) < 0));
    }

    /** Into another channel go the facts that can still be corrected. */
    private static Map<String, Fact> moved(AccountState now, long open) {
        Map<String, Fact> facts = new HashMap<>(now.facts());
        facts.replaceAll((key, fact) -> fact.from(open));
        return Map.copyOf(facts);
    }

    private static Map<String, Occurrences> reached(AccountState known, OpsEvent event) {
        Map<String, Occurrences> reached = new HashMap<>(known.reached());
        var times = reached.getOrDefault(event.name(), Occurrences.NONE);
        reached.put(event.name(), times.with(event.timeMillis(), known.signedUpAtMillis()));
        return Map.copyOf(reached);
    }

    private static Map<String, Fact> counted(AccountState known, OpsEvent event, long open) {
        Map<String, Fact> facts = new HashMap<>(known.facts());
        var fact = new Fact(event.name(), event.timeMillis(), event.millionths(), event.key() != null, true);
        facts.merge(factKey(event), fact.from(open), Fact::or);
        return Map.copyOf(facts);
    }

    /** Without a natural key the report itself is the fact; an id that is used again later names another one. */
    private static String factKey(OpsEvent event) {
        return event.key() != null
                ? event.name() + ":" + event.key()
                : "#" + Long.toHexString(event.identity()) + "@" + event.timeMillis();
    }

    private List<Contribution> changes(AccountState before, AccountState after, OpsEvent event, long open) {
        boolean all = event.kind() == Kind.SIGNED_UP;
        String key = factKey(event);
        Map<Cell, Long> sums = Standing.of(measures, all ? after : Nearby.of(after, before, key));
        Standing.of(measures, all ? before : Nearby.of(before, after, key))
                .forEach((cell, value) -> sums.merge(cell, -value, Long::sum));
        Outcomes.of(measures, after).forEach((cell, value) -> sums.merge(cell, value, Long::sum));
        Outcomes.of(measures, before).forEach((cell, value) -> sums.merge(cell, -value, Long::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0 && sum.getKey().effectMinute() >= open)
                .map(sum -> sum.getKey().times(sum.getValue()))
                .toList();
    }

    private static List<Contribution> fates(OpsEvent event, List<Fate> fates) {
        return fates.stream()
                .map(fate -> Contribution.tally(event.source(), fate.label(), 1))
                .toList();
    }
}
