package io.rampwatch.account;

import io.rampwatch.event.Addressed;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Metric;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story of an account from all that was said of it, by the rules by which it is counted: each fact once, the
 * last word on it, without what was taken back.
 *
 * @param activation the conversion that is the activation; null where the plan defines none
 * @param beforeMillis what happened from this time on is left out, epoch milliseconds
 */
public record Timelines(@Nullable Metric activation, long beforeMillis) implements Serializable {
    private static final long MINUTE = 60_000;
    private static final Comparator<Addressed> IN_ORDER = Comparator.comparingLong(Addressed::fromMillis)
            .thenComparing(said -> said.event().kind() != Kind.SIGNED_UP)
            .thenComparing(said -> said.event().timeMillis())
            .thenComparing(said -> said.event().source())
            .thenComparing(said -> said.event().id());
    private static final Comparator<Timeline.Step> BY_TIME = Comparator.comparingLong(Timeline.Step::atMillis)
            .thenComparing(step -> !step.what().equals(Measures.SIGNUPS))
            .thenComparing(Timeline.Step::what)
            .thenComparing(step -> String.valueOf(step.reason()))
            .thenComparing(Timeline.Step::workMillionths);

    /**
     * The story of an account; empty for what is no account that signed up before the time: a ticket of nobody, a
     * duplicate that was merged into another, one that was erased.
     *
     * @param said all that was said of it, in any order
     * @param heardMillis how far event time has come
     */
    public Optional<Timeline> of(String account, List<Addressed> said, long heardMillis) {
        AccountState state = state(said);
        long signup = state.signedUpAtMillis();
        if (!Name.isAccount(account) || !state.isSubject() || signup >= beforeMillis) {
            return Optional.empty();
        }
        List<Timeline.Step> steps = steps(state, said);
        long last = steps.get(steps.size() - 1).atMillis();
        long activated = activation == null ? AccountState.NEVER : Standing.reached(activation, state);
        long due = activation == null ? AccountState.NEVER : signup + activation.withinMinutes() * MINUTE;
        boolean inTime = activated != AccountState.NEVER && activated <= due && activated < beforeMillis;
        return Optional.of(new Timeline(
                account,
                state.countsIn(),
                signup,
                inTime ? activated : AccountState.NEVER,
                due,
                Math.min(beforeMillis, Math.max(heardMillis, last)),
                List.copyOf(steps.subList(0, Math.min(steps.size(), Timeline.MOST_STEPS))),
                Math.max(0, steps.size() - Timeline.MOST_STEPS)));
    }

    private AccountState state(List<Addressed> said) {
        Measures all = measures(said);
        Set<Long> heard = new HashSet<>();
        AccountState state = AccountState.NEW;
        for (Addressed each : said.stream().sorted(IN_ORDER).toList()) {
            if (heard.add(each.event().identity())) {
                state = Revision.of(all, state, each.event(), Long.MIN_VALUE);
            }
        }
        return state;
    }

    /** Every fact is of interest, whatever the metrics count. */
    private Measures measures(List<Addressed> said) {
        Map<String, List<Long>> reached = new HashMap<>();
        if (activation != null) {
            activation.events().forEach(event -> reached.put(event, List.of(activation.afterMinutes())));
        }
        Set<String> facts = said.stream()
                .filter(each -> each.event().kind().isFact())
                .map(each -> each.event().name())
                .filter(name -> !name.equals(Measures.SIGNUPS))
                .collect(Collectors.toSet());
        return new Measures(
                reached, facts, Set.of(), Set.of(), List.of(), List.of(), List.of(), Set.of(), Map.of(), List.of(),
                false);
    }

    private List<Timeline.Step> steps(AccountState state, List<Addressed> said) {
        Set<String> milestones = said.stream()
                .map(Addressed::event)
                .filter(Timelines::isHabit)
                .map(OpsEvent::name)
                .collect(Collectors.toSet());
        List<Timeline.Step> steps = new ArrayList<>();
        steps.add(new Timeline.Step(state.signedUpAtMillis(), Measures.SIGNUPS, null, 0));
        Map<String, Timeline.Step> firsts = new TreeMap<>();
        for (Fact fact : state.facts().values()) {
            if (fact.counted() && !fact.voided() && fact.atMillis() < beforeMillis) {
                boolean work = fact.name().equals(Kind.WORK_LOGGED.noun());
                var step = new Timeline.Step(fact.atMillis(), fact.name(), fact.code(), work ? fact.millionths() : 0);
                if (milestones.contains(fact.name())) {
                    firsts.merge(fact.name(), step, (one, other) -> first(state, one, other));
                } else {
                    steps.add(step);
                }
            }
        }
        steps.addAll(firsts.values());
        steps.sort(BY_TIME);
        return steps;
    }

    /** What is done again and again: only its first time is a step. */
    private static boolean isHabit(OpsEvent event) {
        return event.kind() == Kind.ACCOUNT_ACTIVE || (event.kind() == Kind.MILESTONE && event.key() == null);
    }

    /** Of two the earlier, but one from the signup on goes before one of before it, which converts nothing. */
    private static Timeline.Step first(AccountState state, Timeline.Step one, Timeline.Step other) {
        boolean oneCounts = one.atMillis() >= state.signedUpAtMillis();
        boolean otherCounts = other.atMillis() >= state.signedUpAtMillis();
        if (oneCounts != otherCounts) {
            return oneCounts ? one : other;
        }
        return one.atMillis() <= other.atMillis() ? one : other;
    }
}
