package io.rampwatch.directory;

import io.rampwatch.event.Name;
import io.rampwatch.event.Pseudonym;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that are to be forgotten: for thirty days a pseudonym of each is kept, so that late events are known. */
final class Erased {
    private static final long KEPT = 30 * 24 * 60 * 60_000L;

    private final Entries entries;
    private final Pseudonym pseudonyms;

    Erased(Entries entries, Pseudonym pseudonyms) {
        this.entries = entries;
        this.pseudonyms = pseudonyms;
    }

    boolean holds(String name) {
        return entries.find(nameOf(name)) != null;
    }

    /** Keeps the pseudonym of a name; returns it. */
    String keep(String name, long atMillis, Said said) {
        String pseudonym = pseudonyms.of(name);
        entries.keep(Name.erased(pseudonym), Entry.of(pseudonym, atMillis, atMillis));
        said.remind(atMillis + KEPT, Name.erased(pseudonym));
        return pseudonym;
    }

    /** Forgets the pseudonym, when it has had its time. */
    static void forget(Entries entries, String name, Entry entry, long nowMillis, Said said) {
        if (nowMillis >= entry.atMillis() + KEPT) {
            entries.drop(name);
            said.word(new Word(Word.Kind.FORGOTTEN, String.valueOf(entry.account()), "", nowMillis));
        }
    }

    /** An account with all that were merged into it, and the names that stand for any of them. */
    record Family(Set<String> accounts, List<String> names) {}

    Family familyOf(String account) {
        Set<String> accounts = new HashSet<>(Set.of(account));
        List<String> names = new ArrayList<>();
        List<String> all = entries.names().stream().sorted().toList();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (String name : all) {
                Entry entry = Name.isMerged(name) ? entries.find(name) : null;
                String absorbed = Name.within(name);
                if (entry != null && accounts.contains(String.valueOf(entry.account()))) {
                    grows |= accounts.add(absorbed);
                }
            }
        }
        for (String name : all) {
            Entry entry = entries.find(name);
            boolean own = Name.isMerged(name) && accounts.contains(Name.within(name));
            boolean theirs = entry != null && entry.account() != null && accounts.contains(entry.account());
            if (own || (theirs && !Name.isErased(name))) {
                names.add(name);
            }
        }
        return new Family(accounts, names);
    }

    private String nameOf(String name) {
        return Name.erased(pseudonyms.of(name));
    }
}
