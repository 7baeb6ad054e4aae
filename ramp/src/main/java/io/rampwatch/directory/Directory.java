package io.rampwatch.directory;

import io.rampwatch.event.Addressed;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Pseudonym;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which account a foreign key, a ticket or a merged account stands for.
 *
 * <p>Events come in the order of their time. One whose account is not known waits: a record by the key of another
 * system until that is linked; a ticket's is counted under the ticket's own name meanwhile, so that no load is missed,
 * and moves when it is linked. What waits longer than facts can be corrected has waited in vain.
 */
public final class Directory {
    private static final long HOUR = 60 * 60_000;

    private final long correctionMillis;
    private final String key;
    private final Pseudonym pseudonyms;

    /**
     * A directory.
     *
     * @param correctionMillis how late a fact may come and still count
     * @param key the secret by which erased names are pseudonyms
     */
    public Directory(long correctionMillis, String key) {
        this.correctionMillis = correctionMillis;
        this.key = key;
        pseudonyms = new Pseudonym(key);
    }

    /** Whether an event must be seen here before it can be sent to an account. */
    public static boolean concerns(OpsEvent event) {
        return switch (event.kind()) {
            case LINKED, MERGED, ERASED, TICKET_LINKED -> true;
            default -> event.kind().ofTicket() || Name.isKey(event.account()) || Name.isTicket(event.account());
        };
    }

    /**
     * Takes in one event.
     *
     * @param nowMillis event time: the event's own, or how far it has come for one that is late
     */
    public Said take(Entries entries, Directed directed, long nowMillis) {
        var said = new Said();
        new Call(entries, nowMillis, said).take(directed);
        return said;
    }

    /** Looks at a name again, when a time has come that was asked for. */
    public Said remind(Entries entries, String name, long nowMillis) {
        var said = new Said();
        Entry entry = entries.find(name);
        if (entry != null && Name.isErased(name)) {
            Erased.forget(entries, name, entry, nowMillis, said);
        } else if (entry != null) {
            new Call(entries, nowMillis, said).look(name, entry);
        }
        return said;
    }

    /** One event or one reminder, and what follows from it. */
    private final class Call {
        private final Entries entries;
        private final Merges merges;
        private final Erased erased;
        private final long now;
        private final Said said;

        Call(Entries entries, long now, Said said) {
            this.entries = entries;
            this.now = now;
            this.said = said;
            merges = new Merges(entries);
            erased = new Erased(entries, pseudonyms);
        }

        void take(Directed directed) {
            OpsEvent event = directed.event();
            switch (event.kind()) {
                case LINKED -> linked(event);
                case TICKET_LINKED -> byAccount(directed, this::ticketLinked);
                case MERGED -> byAccount(directed, this::merged);
                case ERASED -> forgotten(event);
                default -> {
                    if (event.ticket() != null && (event.kind().ofTicket() || !Name.isAccount(event.account()))) {
                        ofTicket(directed);
                    } else {
                        byAccount(directed, this::fact);
                    }
                }
            }
        }

        private void linked(OpsEvent event) {
            String name = Name.key(String.valueOf(event.field("linkKey")));
            Entry known = entry(name);
            if (erased.holds(event.account())) {
                said.tally(event, Fate.ERASED, 1);
            } else if (!isNews(event, known, event.account())) {
                repeated(event, event.account().equals(known.account()));
            } else {
                said.tally(event, Fate.COUNTED, 1);
                entries.keep(name, Entry.of(event.account(), now, event.recordedMillis()));
                for (Directed waiting : known.waiting()) {
                    released(waiting);
                    take(waiting);
                }
                known.tickets().forEach(ticket -> settle(ticket, merges.survivor(event.account(), now), event));
            }
        }

        private boolean isNews(OpsEvent event, Entry known, String account) {
            String before = known.account();
            return before == null || (!before.equals(account) && event.recordedMillis() > known.recordedMillis());
        }

        private void repeated(OpsEvent event, boolean same) {
            said.tally(event, Fate.DUPLICATE, 1);
            if (!same) {
                said.tally(event, Fate.DUPLICATE_CONFLICT, 1);
            }
        }

        private void released(Directed waiting) {
            said.tally(waiting.event(), Fate.HELD, -1);
            if (waiting.unmatched()) {
                said.tally(waiting.event(), Fate.UNMATCHED_BILLING, -1);
            }
        }

        /** Does what is to be done once the account is known; until then the event waits for it. */
        private void byAccount(Directed directed, Step step) {
            String account = directed.event().account();
            String found = Name.isAccount(account) ? account : entry(account).account();
            if (found != null) {
                step.with(directed, found);
            } else if (erased.holds(account)) {
                said.tally(directed.event(), Fate.ERASED, 1);
            } else {
                hold(account, directed);
            }
        }

        private void hold(String name, Directed directed) {
            said.tally(directed.event(), Fate.HELD, 1);
            entries.keep(name, entry(name).with(new Directed(directed.event(), directed.letter(), false)));
            said.remind(now + HOUR, name);
            said.remind(now + correctionMillis, name);
        }

        private void fact(Directed directed, String account) {
            OpsEvent event = directed.event();
            deliver(merges.survivor(account, event.timeMillis()), event);
        }

        private void deliver(String account, OpsEvent event) {
            if (erased.holds(account)) {
                said.tally(event, Fate.ERASED, 1);
            } else {
                said.address(new Addressed(account, event, Math.max(now, event.timeMillis()), false));
            }
        }

        private void ofTicket(Directed directed) {
            OpsEvent event = directed.event();
            String name = Name.ticket(String.valueOf(event.ticket()));
            Entry ticket = entry(name);
            String home = ticket.account();
            if (home != null && !home.equals(name)) {
                deliver(home, event);
            } else if (erased.holds(name)) {
                said.tally(event, Fate.ERASED, 1);
            } else {
                String account = accountOf(event);
                if (account == null) {
                    alone(name, directed);
                } else if (erased.holds(account)) {
                    said.tally(event, Fate.ERASED, 1);
                } else {
                    settle(name, account, event);
                    deliver(account, event);
                }
            }
        }

        private @Nullable String accountOf(OpsEvent event) {
            String named = event.account();
            String account = Name.isAccount(named)
                    ? named
                    : Name.isKey(named) ? entry(named).account() : null;
            return account == null ? null : merges.survivor(account, event.timeMillis());
        }

        /** A ticket of nobody counts under its own name until it is somebody's. */
        private void alone(String name, Directed directed) {
            OpsEvent event = directed.event();
            Entry ticket = entry(name);
            entries.keep(
                    name, new Entry(name, now, ticket.recordedMillis(), ticket.waiting(), List.of()).with(directed));
            said.address(new Addressed(name, event, Math.max(now, event.timeMillis()), false));
            said.remind(now + correctionMillis, name);
            if (Name.isKey(event.account())) {
                entries.keep(event.account(), entry(event.account()).withTicket(name));
            }
        }

        private void ticketLinked(Directed directed, String account) {
            OpsEvent event = directed.event();
            String name = Name.ticket(String.valueOf(event.ticket()));
            String home = entry(name).account();
            String survivor = merges.survivor(account, now);
            if (erased.holds(account) || erased.holds(name)) {
                said.tally(event, Fate.ERASED, 1);
            } else if (home != null && !home.equals(name)) {
                repeated(event, home.equals(survivor));
            } else {
                said.tally(event, Fate.COUNTED, 1);
                settle(name, survivor, event);
            }
        }

        /** The ticket is somebody's from now on; what was counted under its own name moves. */
        private void settle(String name, String account, OpsEvent because) {
            Entry ticket = entry(name);
            if (ticket.account() != null && !ticket.account().equals(name)) {
                return;
            }
            entries.keep(name, Entry.of(account, now, because.recordedMillis()));
            if (ticket.account() != null) {
                said.address(new Addressed(name, because.as(Kind.TICKET_LINKED), now, true));
                for (Directed copy : ticket.waiting()) {
                    said.address(new Addressed(account, copy.event(), now, true));
                }
            }
        }

        private void merged(Directed directed, String absorbed) {
            OpsEvent event = directed.event();
            String id = event.field("survivorId");
            String foreign = Name.key(String.valueOf(event.field("survivorKey")));
            String survivor = id != null ? id : entry(foreign).account();
            if (survivor == null) {
                hold(foreign, directed);
            } else if (erased.holds(absorbed) || erased.holds(survivor)) {
                said.tally(event, Fate.ERASED, 1);
            } else {
                Entry known = entry(Name.merged(absorbed));
                if (known.account() != null) {
                    repeated(event, survivor.equals(known.account()));
                } else if (merges.wouldBeCycle(absorbed, survivor)) {
                    refuse(directed);
                } else {
                    merge(event, absorbed, survivor);
                }
            }
        }

        private void refuse(Directed directed) {
            said.tallies().add(new Said.Tally(directed.event().source(), Merges.REFUSED, 1));
            if (directed.letter() != null) {
                said.refuse(directed.letter());
            }
        }

        private void merge(OpsEvent event, String absorbed, String survivor) {
            said.tally(event, Fate.COUNTED, 1);
            entries.keep(Name.merged(absorbed), Entry.of(survivor, event.timeMillis(), event.recordedMillis()));
            said.word(new Word(Word.Kind.MERGED, absorbed, survivor, event.timeMillis()));
            said.address(new Addressed(absorbed, event, now, true));
        }

        private void forgotten(OpsEvent event) {
            String account = event.account();
            if (erased.holds(account)) {
                repeated(event, true);
                return;
            }
            said.tally(event, Fate.COUNTED, 1);
            Erased.Family family = erased.familyOf(account);
            for (String name : family.names()) {
                for (Directed waiting : entry(name).waiting()) {
                    if (!Name.isTicket(name)) {
                        released(waiting);
                        said.tally(waiting.event(), Fate.ERASED, 1);
                    }
                }
                entries.drop(name);
                if (Name.isMerged(name)) {
                    said.word(new Word(Word.Kind.FORGOTTEN, Name.within(name), "", now));
                } else {
                    erased.keep(name, now, said);
                }
            }
            for (String each : family.accounts().stream().sorted().toList()) {
                String pseudonym = erased.keep(each, now, said);
                said.word(new Word(Word.Kind.ERASED, pseudonym, key, event.timeMillis()));
                said.address(new Addressed(each, event, now, true));
            }
        }

        /** What waits under a name for an hour is unmatched; what waits for longer than it could count has gone. */
        void look(String name, Entry entry) {
            boolean copies = Name.isTicket(name);
            List<Directed> still = entry.waiting().stream()
                    .filter(waiting -> !gone(waiting))
                    .map(waiting -> copies ? waiting : matched(waiting))
                    .toList();
            if (!copies) {
                entry.waiting().stream().filter(this::gone).forEach(waiting -> {
                    released(waiting);
                    said.tally(waiting.event(), Fate.LATE_DROPPED, 1);
                });
            }
            Entry now = entry.withWaiting(still);
            if (now.isEmpty()) {
                entries.drop(name);
            } else {
                entries.keep(name, now);
            }
        }

        private boolean gone(Directed waiting) {
            return waiting.event().timeMillis() + correctionMillis <= now;
        }

        private Directed matched(Directed waiting) {
            if (waiting.unmatched() || waiting.event().timeMillis() + HOUR > now) {
                return waiting;
            }
            said.tally(waiting.event(), Fate.UNMATCHED_BILLING, 1);
            said.unmatched(now);
            return waiting.asUnmatched();
        }

        private Entry entry(String name) {
            Entry entry = entries.find(name);
            return entry == null ? Entry.NONE : entry;
        }
    }

    /** What is done with an event whose account is known. */
    private interface Step {
        void with(Directed directed, String account);
    }
}
