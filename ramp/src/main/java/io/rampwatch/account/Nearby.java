package io.rampwatch.account;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts whose cells a change of one fact can touch: itself, and its neighbours in time. Of an account with
 * thousands of facts the others need not be looked at when one more comes.
 */
final class Nearby {
    /** Of facts at one instant always the same one, before and after: else they would be counted against each other. */
    private static final Comparator<Entry<String, Fact>> BY_TIME = Comparator.<Entry<String, Fact>>comparingLong(
                    entry -> entry.getValue().atMillis())
            .thenComparing(Entry::getKey);

    private final AccountState state;
    private final String key;
    private final Map<String, Fact> facts = new HashMap<>();

    private Nearby(AccountState state, String key) {
        this.state = state;
        this.key = key;
    }

    /**
     * The state with these facts only.
     *
     * @param other the state before or after the change
     * @param key the fact that may have changed
     */
    static AccountState of(AccountState state, AccountState other, String key) {
        var nearby = new Nearby(state, key);
        Stream.of(state, other).map(each -> each.facts().get(key)).forEach(nearby::add);
        return state.withFacts(Map.copyOf(nearby.facts));
    }

    private void add(@Nullable Fact changed) {
        if (changed != null) {
            long at = changed.atMillis();
            beside(changed, fact -> fact.atMillis() <= at).max(BY_TIME).ifPresent(this::keep);
            beside(changed, fact -> fact.atMillis() >= at).min(BY_TIME).ifPresent(this::keep);
            Optional.ofNullable(state.facts().get(key)).ifPresent(own -> facts.put(key, own));
        }
    }

    private void keep(Entry<String, Fact> entry) {
        facts.put(entry.getKey(), entry.getValue());
    }

    private Stream<Entry<String, Fact>> beside(Fact changed, Predicate<Fact> side) {
        return state.facts().entrySet().stream()
                .filter(entry -> entry.getValue().counted()
                        && entry.getValue().name().equals(changed.name())
                        && side.test(entry.getValue())
                        && !entry.getKey().equals(key));
    }
}
