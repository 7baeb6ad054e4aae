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

/**
 * What is known of one account, each fact counted once.
 *
 * <p>A report that was delivered before is dropped by source and id; a fact that two systems report is one by its
 * natural key, and the earlier time holds, so that the order of delivery does not matter. A fact that comes later than
 * the time for corrections is remembered and counted as late, and changes no number.
 */
public final class AccountBook implements Serializable {
    private static final long DAY = 24 * 3_600_000L;
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
        measures = Measures.of(metrics);
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
     * Takes in one event.
     *
     * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while it is not known
     */
    public Taken take(AccountState known, OpsEvent event, long watermarkMillis) {
        AccountState before = forget(known, watermarkMillis);
        for (Seen seen : before.seen()) {
            if (seen.identity() == event.identity()) {
                boolean same = seen.content() == event.content();
                return new Taken(
                        before,
                        fates(
                                event,
                                same ? List.of(Fate.DUPLICATE) : List.of(Fate.DUPLICATE, Fate.DUPLICATE_CONFLICT)));
            }
        }
        boolean repeated = isRepeated(before, event);
        AccountState after = with(before, event, watermarkMillis);
        boolean late = watermarkMillis != NO_WATERMARK && event.timeMillis() < watermarkMillis - correctionMillis;
        Fate fate = repeated ? Fate.DUPLICATE : late ? Fate.LATE_DROPPED : Fate.COUNTED;
        List<Contribution> said = new ArrayList<>(fates(event, List.of(fate)));
        if (!late) {
            said.addAll(changes(before, after, watermarkMillis));
        }
        return new Taken(after, List.copyOf(said));
    }

    /** The state without what has had its time; the same object where nothing has. */
    public AccountState forget(AccountState known, long watermarkMillis) {
        if (known.seen().stream().noneMatch(seen -> seen.untilMillis() <= watermarkMillis)
                && known.facts().values().stream().noneMatch(fact -> spent(fact, watermarkMillis))) {
            return known;
        }
        Map<String, Fact> facts = new HashMap<>(known.facts());
        facts.values().removeIf(fact -> spent(fact, watermarkMillis));
        return known.withFacts(Map.copyOf(facts))
                .withSeen(known.seen().stream()
                        .filter(seen -> seen.untilMillis() > watermarkMillis)
                        .toList());
    }

    /** When something of the state will have had its time, rounded up to a day; {@link Long#MAX_VALUE} for never. */
    public long forgetAt(AccountState known) {
        long seen = known.seen().stream().mapToLong(Seen::untilMillis).min().orElse(AccountState.NEVER);
        long fact = known.facts().values().stream()
                .filter(each -> !each.keyed())
                .mapToLong(each -> each.atMillis() + forgetMillis)
                .min()
                .orElse(AccountState.NEVER);
        long first = Math.min(seen, fact);
        return first == AccountState.NEVER ? first : (Math.floorDiv(first, DAY) + 1) * DAY;
    }

    private boolean spent(Fact fact, long watermarkMillis) {
        return !fact.keyed() && watermarkMillis != NO_WATERMARK && fact.atMillis() < watermarkMillis - forgetMillis;
    }

    private boolean isRepeated(AccountState known, OpsEvent event) {
        return event.kind() == Kind.SIGNED_UP ? known.signedUp() : known.facts().containsKey(factKey(event));
    }

    private AccountState with(AccountState known, OpsEvent event, long watermarkMillis) {
        List<Seen> seen = new ArrayList<>(known.seen());
        long from = Math.max(event.timeMillis(), watermarkMillis);
        seen.add(new Seen(event.identity(), event.content(), from + REDELIVERY));
        AccountState now = known.withSeen(List.copyOf(seen));
        if (event.kind() == Kind.SIGNED_UP) {
            return signedUp(now, event);
        }
        if (measures.reached().contains(event.name())) {
            now = now.withReached(reached(now, event));
        }
        return measures.facts().contains(event.name()) ? now.withFacts(counted(now, event)) : now;
    }

    private static AccountState signedUp(AccountState known, OpsEvent event) {
        boolean names = event.channel() != null && event.timeMillis() < known.channelAtMillis();
        long at = Math.min(known.signedUpAtMillis(), event.timeMillis());
        Map<String, Occurrences> reached = new HashMap<>();
        known.reached().forEach((name, times) -> reached.put(name, times.cut(at)));
        return new AccountState(
                at,
                names ? event.channel() : known.channel(),
                names ? event.timeMillis() : known.channelAtMillis(),
                Map.copyOf(reached),
                known.facts(),
                known.seen());
    }

    private static Map<String, Occurrences> reached(AccountState known, OpsEvent event) {
        Map<String, Occurrences> reached = new HashMap<>(known.reached());
        var times = reached.getOrDefault(event.name(), Occurrences.NONE);
        reached.put(event.name(), times.with(event.timeMillis(), known.signedUpAtMillis()));
        return Map.copyOf(reached);
    }

    private static Map<String, Fact> counted(AccountState known, OpsEvent event) {
        Map<String, Fact> facts = new HashMap<>(known.facts());
        var fact = new Fact(event.name(), event.timeMillis(), event.millionths(), event.key() != null);
        facts.merge(factKey(event), fact, (old, now) -> now.atMillis() < old.atMillis() ? now : old);
        return Map.copyOf(facts);
    }

    private static String factKey(OpsEvent event) {
        return event.key() != null ? event.name() + ":" + event.key() : "#" + Long.toHexString(event.identity());
    }

    private List<Contribution> changes(AccountState before, AccountState after, long watermarkMillis) {
        Map<Cell, Long> sums = Standing.of(measures, after);
        Standing.of(measures, before).forEach((cell, value) -> sums.merge(cell, -value, Long::sum));
        long open = watermarkMillis == NO_WATERMARK
                ? NO_WATERMARK
                : Math.floorDiv(watermarkMillis - correctionMillis, 60_000L);
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
