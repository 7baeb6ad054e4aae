package io.rampwatch.standalone;

import io.rampwatch.account.ChosenTimelines.Chosen;
import io.rampwatch.account.Timeline;
import io.rampwatch.event.Pseudonym;
import io.rampwatch.wire.PseudonymKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands for accounts where people read of them: a pseudonym that whoever has the key can resolve, a number where
 * there is no key, and their ids only where somebody asked for them.
 */
final class AccountNames {
    /** Ten bytes are enough to tell accounts apart. */
    private static final int DIGITS = 20;

    private final boolean ids;
    private final Optional<Pseudonym> key;

    private AccountNames(boolean ids, Optional<Pseudonym> key) {
        this.ids = ids;
        this.key = key;
    }

    /**
     * Names.
     *
     * @param ids whether ids are shown
     * @param environment of the process, which may hold the key
     */
    static AccountNames from(boolean ids, Map<String, String> environment) {
        return new AccountNames(ids, PseudonymKey.pseudonyms(environment));
    }

    /** The name of each account that was chosen, by its id; those that failed come first. */
    Map<String, String> of(Chosen chosen) {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.concat(chosen.latestFailed().stream(), chosen.latestActivated().stream())
                .map(Timeline::account)
                .forEach(account -> names.put(account, name(account, names.size() + 1)));
        return names;
    }

    private String name(String account, int number) {
        return ids
                ? account
                : key.map(by -> by.of(account).substring(0, DIGITS)).orElse("account " + number);
    }
}
