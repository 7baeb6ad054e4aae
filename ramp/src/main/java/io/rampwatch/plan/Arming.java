package io.rampwatch.plan;

import io.rampwatch.plan.GateEvidence.Moment;
import io.rampwatch.rule.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first decision about a ramp: it may begin, and from then on plan, baselines and definitions stand still; or it
 * may not, with everything that is in its way.
 *
 * @param frozen what stands still from now on; null where the ramp may not begin
 * @param refusals why it may not; empty where it may
 * @param notes what the person who arms should have read: overrides and warnings
 */
public record Arming(@Nullable Frozen frozen, List<String> refusals, List<String> notes) {

    /** Whether the ramp may begin. */
    public boolean armed() {
        return frozen != null;
    }

    /**
     * Decides.
     *
     * @param read the plan as it was read: one with a problem cannot be armed
     * @param by who arms: the owner, or a deputy
     * @param moment when, and what is known of each channel then, by its name
     */
    public static Arming decide(PlanReader.Result read, String by, Function<String, Moment> moment) {
        Plan plan = read.plan();
        if (plan == null) {
            var problems = read.problems().list().stream()
                    .map(problem -> "line " + problem.line() + ": " + problem.words())
                    .toList();
            return new Arming(null, problems, List.of());
        }
        List<String> refusals = new ArrayList<>(signature(plan, by));
        for (ChannelPlan channel : plan.channels()) {
            refusals.addAll(of(channel, plan));
            refusals.addAll(Opening.ofTheGate(channel, moment.apply(channel.name())));
        }
        return refusals.isEmpty()
                ? new Arming(Frozen.of(plan), List.of(), notes(read, plan))
                : new Arming(null, List.copyOf(refusals), notes(read, plan));
    }

    private static List<String> signature(Plan plan, String by) {
        boolean may = by.equals(plan.owner().name()) || plan.deputies().contains(by);
        return may
                ? List.of()
                : List.of("'" + by + "' may not arm this ramp; its owner is "
                        + plan.owner().name()
                        + (plan.deputies().isEmpty() ? "" : ", deputies " + String.join(", ", plan.deputies())));
    }

    private static List<String> of(ChannelPlan channel, Plan plan) {
        List<String> refusals = new ArrayList<>();
        if (channel.steps().isEmpty()) {
            refusals.add(
                    channel.name() + " plans no steps, and what is armed is a planned volume; write such as steps: "
                            + "[{from: 2026-11-23, signups_per_day: 125}]");
        }
        if (plan.rules().stream().noneMatch(rule -> stops(rule, channel))) {
            refusals.add("no rule that pauses judges " + channel.name()
                    + "; a ramp without a stop rule cannot begin: write one, or leave the channel out");
        }
        List<String> missing = Stream.of(Layer.values())
                .map(Layer::key)
                .filter(layer -> !channel.owners().containsKey(layer))
                .toList();
        if (!missing.isEmpty()) {
            refusals.add(channel.name() + " has nobody who answers for " + String.join(", ", missing)
                    + "; write such as owners: {" + missing.get(0) + ": cto}");
        }
        return refusals;
    }

    private static boolean stops(StopRule rule, ChannelPlan channel) {
        return rule.then() == StopRule.Then.PAUSE
                && !rule.shadow()
                && rule.channels().contains(channel.name());
    }

    private static Stream<String> override(ChannelPlan channel) {
        Gate.Waiver override = channel.gate().override();
        return override == null
                ? Stream.of()
                : Stream.of("the readiness gate of " + channel.name() + " is overridden by " + override.by() + ": "
                        + override.reason());
    }

    private static List<String> notes(PlanReader.Result read, Plan plan) {
        Stream<String> overrides = plan.channels().stream().flatMap(Arming::override);
        Stream<String> warnings =
                read.problems().warnings().stream().map(warning -> "line " + warning.line() + ": " + warning.words());
        return Stream.concat(overrides, warnings).toList();
    }
}
