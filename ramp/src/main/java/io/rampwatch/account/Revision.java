package io.rampwatch.account;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of an account after one more event: each kind of event has its own way to change it. */
final class Revision {
    private static final long MINUTE = 60_000;
    private static final String OPENED = Kind.TICKET_OPENED.noun();

    private final Measures measures;
    private final OpsEvent event;
    /** The first minute that is still open to corrections. */
    private final long open;

    private Revision(Measures measures, OpsEvent event, long open) {
        this.measures = measures;
        this.event = event;
        this.open = open;
    }

    /** The state after an event. */
    static AccountState of(Measures measures, AccountState known, OpsEvent event, long open) {
        return new Revision(measures, event, open).of(known);
    }

    private AccountState of(AccountState known) {
        return switch (event.kind()) {
            case SIGNED_UP -> signedUp(known);
            case ATTRIBUTED -> claimed(known);
            case MERGED -> fixed(known) ? known : known.merged();
            case ERASED, TICKET_LINKED -> AccountState.NEW;
            case TICKET_VOIDED -> known.withFacts(voided(known));
            case TICKET_REOPENED -> isOfVoided(known, event) ? known : fact(known);
            case SPEND_REPORTED -> fact(claimed(known));
            default -> fact(known);
        };
    }

    /** Whether an event changes more than itself and its neighbours in time. */
    static boolean isWide(OpsEvent event) {
        return switch (event.kind()) {
            case SIGNED_UP, ATTRIBUTED, MERGED, ERASED, TICKET_LINKED, TICKET_VOIDED -> true;
            default -> DuplicateWorkspaces.concerns(event);
        };
    }

    /** Without a natural key the report itself is the fact; an id that is used again later names another one. */
    static String factKey(OpsEvent event) {
        if (event.kind() == Kind.TICKET_VOIDED) {
            return OPENED + ":" + event.ticket();
        }
        return event.key() != null
                ? event.name() + ":" + event.key()
                : "#" + Long.toHexString(event.identity()) + "@" + event.timeMillis();
    }

    /** Whether an event is about a ticket that was taken back. */
    static boolean isOfVoided(AccountState known, OpsEvent event) {
        Fact opened = known.facts().get(OPENED + ":" + event.ticket());
        return event.kind().ofTicket() && opened != null && opened.voided();
    }

    /** Whether a signup was counted and can no longer be taken back: then the account stays what it is. */
    private boolean fixed(AccountState known) {
        return known.signedUp() && known.counted() && !isOpen(known.signedUpAtMillis());
    }

    /** A signup that can no longer be corrected stays where it is, and so does what belongs to it. */
    private AccountState signedUp(AccountState known) {
        boolean replaces = event.recordedMillis() > known.signupRecordedMillis()
                || (event.recordedMillis() == known.signupRecordedMillis()
                        && event.timeMillis() < known.signedUpAtMillis());
        long at = replaces ? event.timeMillis() : known.signedUpAtMillis();
        boolean counts = isOpen(at) && (!known.signedUp() || isOpen(known.signedUpAtMillis()));
        if (known.signedUp() && !counts) {
            return known;
        }
        Map<String, Occurrences> reached = new HashMap<>();
        known.reached().forEach((name, times) -> reached.put(name, times.cut(Measures.countsFrom(name, at))));
        return claimed(
                known,
                planned(known)
                        .withSignup(at, Math.max(event.recordedMillis(), known.signupRecordedMillis()), counts)
                        .withReached(Map.copyOf(reached)));
    }

    private AccountState planned(AccountState known) {
        Claim said = measures.byPlanType() ? Claim.ofPlan(event) : null;
        Claim held = known.plan();
        return said == null ? known : known.withPlan(held == null ? said : held.or(said));
    }

    private AccountState claimed(AccountState known) {
        return fixed(known) ? known : claimed(known, known);
    }

    private AccountState claimed(AccountState known, AccountState now) {
        Claim said = Claim.of(event);
        Claim held = known.claim();
        AccountState named = said == null ? now : now.withClaim(held == null ? said : held.or(said));
        return named.countsIn().equals(known.countsIn()) ? named : named.withFacts(moved(named));
    }

    private boolean isOpen(long atMillis) {
        return Math.floorDiv(atMillis, MINUTE) >= open;
    }

    /** Into another channel go the facts that can still be corrected. */
    private Map<String, Fact> moved(AccountState now) {
        Map<String, Fact> facts = new HashMap<>(now.facts());
        facts.replaceAll((key, fact) -> fact.from(open));
        return Map.copyOf(facts);
    }

    private AccountState fact(AccountState known) {
        AccountState now = known;
        for (long after : measures.reached().getOrDefault(event.name(), List.of())) {
            now = now.withReached(reached(now, Measures.reachedAfter(event.name(), after), event.timeMillis()));
        }
        boolean watched = DuplicateWorkspaces.concerns(event);
        if (watched || measures.facts().contains(event.name())) {
            now = now.withFacts(counted(now));
        }
        return watched ? withDuplicates(now) : now;
    }

    private static Map<String, Occurrences> reached(AccountState known, String name, long atMillis) {
        Map<String, Occurrences> reached = new HashMap<>(known.reached());
        var times = reached.getOrDefault(name, Occurrences.NONE);
        reached.put(name, times.with(atMillis, Measures.countsFrom(name, known.signedUpAtMillis())));
        return Map.copyOf(reached);
    }

    private AccountState withDuplicates(AccountState known) {
        Map<String, Fact> facts = DuplicateWorkspaces.in(known.facts());
        AccountState now = known.withFacts(facts);
        String failed = Kind.PROVISIONING_FAILED.noun();
        if (measures.reached().containsKey(failed)) {
            for (Fact fact : facts.values()) {
                if (fact.name().equals(failed) && DuplicateWorkspaces.REASON.equals(fact.code())) {
                    now = now.withReached(reached(now, failed, fact.atMillis()));
                }
            }
        }
        return now;
    }

    private Map<String, Fact> counted(AccountState known) {
        Map<String, Fact> facts = new HashMap<>(known.facts());
        var fact = new Fact(
                event.name(),
                event.timeMillis(),
                event.millionths(),
                event.key() != null,
                true,
                order(),
                event.kind() == Kind.SPEND_REPORTED ? event.field("currency") : event.reason(),
                false);
        // what can no longer be taken back stays as it was said; a day of spend is restated whenever it is
        boolean always = event.kind() == Kind.SPEND_REPORTED;
        facts.merge(
                factKey(event),
                fact.from(open),
                (was, now) -> always || was.from(open).counted() ? was.or(now) : was);
        return Map.copyOf(facts);
    }

    /** A restated day of spend is known by its version, all else by when it was recorded. */
    private long order() {
        String version = event.kind() == Kind.SPEND_REPORTED ? event.field("version") : null;
        return version == null ? event.recordedMillis() : Long.parseLong(version);
    }

    /** The ticket is taken back while it can be; one that comes later never counts. */
    private Map<String, Fact> voided(AccountState known) {
        Map<String, Fact> facts = new HashMap<>(known.facts());
        var none = new Fact(OPENED, event.timeMillis(), 0, true, false, OpsEvent.UNRECORDED, null, true);
        facts.merge(factKey(event), none, (was, now) -> takenBack(was));
        String reopened = Kind.TICKET_REOPENED.noun() + ":" + event.ticket() + "@";
        facts.replaceAll((key, fact) -> key.startsWith(reopened) ? takenBack(fact) : fact);
        return Map.copyOf(facts);
    }

    private Fact takenBack(Fact was) {
        return !was.counted() || isOpen(was.atMillis()) ? was.takenBack() : was.asVoided();
    }
}
