package io.rampwatch.directory;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Pseudonym;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where events go whose account is named: to the survivor of a merge, or nowhere where it was erased. All that is
 * needed for it are the words of the {@link Directory}.
 */
public final class Aliases {
    private final Map<String, Word> merged = new HashMap<>();
    private final Map<String, Word> erased = new HashMap<>();
    private @Nullable Pseudonym pseudonyms;

    /** Notes what the directory says. */
    public void hear(Word word) {
        switch (word.kind()) {
            case MERGED -> merged.put(word.name(), word);
            case ERASED -> {
                pseudonyms = new Pseudonym(word.account());
                erased.put(word.name(), word);
            }
            case FORGOTTEN -> {
                merged.remove(word.name());
                erased.remove(word.name());
            }
        }
    }

    /**
     * The account that an event belongs to; null where that one was erased.
     *
     * @param fromMillis the event time from which on the event is known: its own, or later for one that came late
     */
    public @Nullable String accountOf(OpsEvent event, long fromMillis) {
        String account = event.account();
        Word next = merged.get(account);
        while (next != null && event.timeMillis() >= next.atMillis()) {
            account = next.account();
            next = merged.get(account);
        }
        Pseudonym known = pseudonyms;
        Word gone = known == null || erased.isEmpty() ? null : erased.get(known.of(account));
        return gone != null && fromMillis >= gone.atMillis() ? null : account;
    }
}
