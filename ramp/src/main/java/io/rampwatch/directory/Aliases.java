package io.rampwatch.directory;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Pseudonym;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where events go whose account is named: to the survivor of a merge, or nowhere where it was erased. All that is
 * needed for it are the words of the {@link Directory}.
 */
public final class Aliases {
    private final Map<String, Word> merged = new HashMap<>();
    private final Map<String, Word> erased = new HashMap<>();
    private final Map<String, Word> forgotten = new HashMap<>();
    private @Nullable Pseudonym pseudonyms;

    /** Notes what the directory says. */
    public void hear(Word word) {
        switch (word.kind()) {
            case MERGED -> merged.put(word.name(), word);
            case ERASED -> {
                pseudonyms = new Pseudonym(word.account());
                erased.put(word.name(), word);
            }
            case FORGOTTEN -> forgotten.put(word.name(), word);
        }
    }

    /**
     * The account that an event belongs to; null where that one was erased.
     *
     * @param fromMillis the event time from which on the event is known: its own, or later for one that came late
     */
    public @Nullable String accountOf(OpsEvent event, long fromMillis) {
        String account = event.account();
        Word next = known(merged, account, fromMillis);
        while (next != null && event.timeMillis() >= next.atMillis()) {
            account = next.account();
            next = known(merged, account, fromMillis);
        }
        Pseudonym names = pseudonyms;
        Word gone = names == null || erased.isEmpty() ? null : known(erased, names.of(account), fromMillis);
        return gone != null && fromMillis >= gone.atMillis() ? null : account;
    }

    /** The directory may have come further than the event: what it has forgotten since still holds here. */
    private @Nullable Word known(Map<String, Word> words, String name, long fromMillis) {
        Word end = forgotten.isEmpty() ? null : forgotten.get(name);
        return end != null && fromMillis >= end.atMillis() ? null : words.get(name);
    }

    /** Forgets what no event that is still to come can ask for; returns the names. */
    public List<String> forget(long millis) {
        List<String> names = forgotten.values().stream()
                .filter(word -> word.atMillis() <= millis)
                .map(Word::name)
                .toList();
        for (String name : names) {
            forgotten.remove(name);
            merged.remove(name);
            erased.remove(name);
        }
        return names;
    }
}
