package io.rampwatch.account;

import io.rampwatch.event.Channel;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final List<Metric> metrics;
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
        this(Measures.of(metrics, judged), metrics, correctionMinutes);
    }

    private AccountBook(Measures measures, List<Metric> metrics, long correctionMinutes) {
        this.measures = measures;
        this.metrics = metrics;
        correctionMillis = correctionMinutes * 60_000;
        // what conversions of accounts need is kept apart, as occurrences
        long longest = metrics.stream()
                .filter(metric -> metric.kind() != MetricKind.CONVERSION
                        || !metric.subject().isAccount())
                .mapToLong(metric -> metric.withinMinutes() + metric.windowMinutes())
                .max()
                .orElse(0);
        forgetMillis = correctionMillis + longest * 60_000;
    }

    /** The same book, in which all is counted by the account's plan type too, or is not. */
    public AccountBook byPlanType(boolean asked) {
        return new AccountBook(measures.byPlanType(asked), metrics, correctionMillis / MINUTE);
    }

    /**
     * What follows from one more event.
     *
     * @param after what is known now
     * @param contributions what changes in the channels, and the word for the conservation law
     */
    public record Taken(AccountState after, List<Contribution> contributions) {}

    /**
     * Takes in one event, and says what became of it.
     *
     * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while it is not known
     */
    public Taken take(AccountState known, OpsEvent event, long watermarkMillis) {
        AccountState before = forget(known, watermarkMillis);
        Seen seen = seen(before, event.identity());
        if (seen != null) {
            boolean same = seen.content() == event.content();
            return new Taken(
                    before,
                    fates(event, same ? Set.of(Fate.DUPLICATE) : Set.of(Fate.DUPLICATE, Fate.DUPLICATE_CONFLICT)));
        }
        long open = openMinute(watermarkMillis);
        AccountState heard = heard(before, event, watermarkMillis);
        AccountState after = Revision.of(measures, heard, event, open);
        List<Contribution> changes = changes(before, after, event, open);
        boolean late = Math.floorDiv(event.timeMillis(), MINUTE) < open;
        boolean untold = changes.stream().anyMatch(said -> said.facet() != Facet.QUEUE);
        if (late && event.kind() != Kind.SIGNED_UP && untold) {
            // an occurrence so late that it would take back a conversion: what was counted stands
            return new Taken(heard, fates(event, fates(before, heard, event, late)));
        }
        List<Contribution> said = new ArrayList<>(fates(event, fates(before, after, event, late)));
        said.addAll(changes);
        return new Taken(after, List.copyOf(said));
    }

    /**
     * Takes in what is said of an account as a whole: that it was merged into another, that what stands under its name
     * belongs to an account, that it is to be forgotten. What became of such an event is not said here.
     *
     * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while it is not known
     */
    public Taken resettle(AccountState known, OpsEvent event, long watermarkMillis) {
        long open = openMinute(watermarkMillis);
        AccountState before = forget(known, watermarkMillis);
        AccountState after = Revision.of(measures, before, event, open);
        // what was counted of an erased account stays: sums are not personal
        return new Taken(after, event.kind() == Kind.ERASED ? List.of() : changes(before, after, event, open));
    }

    private static @Nullable Seen seen(AccountState known, long identity) {
        for (Seen seen : known.seen()) {
            if (seen.identity() == identity) {
                return seen;
            }
        }
        return null;
    }

    private Set<Fate> fates(AccountState before, AccountState after, OpsEvent event, boolean late) {
        boolean repeated = isRepeated(before, event);
        Set<Fate> fates = EnumSet.of(repeated ? Fate.DUPLICATE : late ? Fate.LATE_DROPPED : Fate.COUNTED);
        String key = Revision.factKey(event);
        Fact was = before.facts().get(key);
        if (event.kind() != Kind.TICKET_VOIDED && Revision.isOfVoided(before, event)) {
            fates.add(Fate.WITHOUT_EFFECT);
        } else if (repeated && was != null && !was.equals(after.facts().get(key))) {
            fates.add(Fate.CORRECTED);
        } else if (repeated && event.kind() == Kind.SPEND_REPORTED) {
            fates.add(Fate.WITHOUT_EFFECT);
        }
        return fates;
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

    private static boolean isRepeated(AccountState known, OpsEvent event) {
        if (event.kind() == Kind.SIGNED_UP) {
            return known.signedUp();
        }
        Fact fact = known.facts().get(Revision.factKey(event));
        return fact != null && fact.voided() == (event.kind() == Kind.TICKET_VOIDED);
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

    private List<Contribution> changes(AccountState before, AccountState after, OpsEvent event, long open) {
        boolean all = Revision.isWide(event);
        String key = Revision.factKey(event);
        Map<Cell, Long> sums = new HashMap<>();
        add(sums, after, Standing.of(measures, all ? after : Nearby.of(after, before, key)), 1);
        add(sums, before, Standing.of(measures, all ? before : Nearby.of(before, after, key)), -1);
        add(sums, after, Beside.of(measures, after, event, key), 1);
        add(sums, before, Beside.of(measures, before, event, key), -1);
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0
                        && (sum.getKey().effectMinute() >= open || sum.getKey().facet() == Facet.QUEUE))
                .map(sum -> sum.getKey().times(sum.getValue()))
                .toList();
    }

    /** What a state stands for, in its channel and, where that is asked for, under its plan type. */
    private void add(Map<Cell, Long> sums, AccountState state, Map<Cell, Long> cells, int sign) {
        String planType = measures.byPlanType() ? state.planType() : null;
        cells.forEach((cell, value) -> {
            sums.merge(cell, sign * value, Long::sum);
            if (planType != null) {
                sums.merge(cell.in(Channel.ofPlan(cell.channel(), planType)), sign * value, Long::sum);
            }
        });
    }

    private static List<Contribution> fates(OpsEvent event, Set<Fate> fates) {
        return fates.stream()
                .map(fate -> Contribution.tally(event.source(), fate.label(), 1))
                .toList();
    }
}
