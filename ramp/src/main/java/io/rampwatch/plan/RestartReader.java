package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Flow;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code restart}: when a paused channel may start again. Nothing in it is guessed but its metric. */
final class RestartReader {
    private static final Keys KEYS = Keys.of(
            "when the channel may start again, such as {when: {above: 62%}, proof: [5 business days], "
                    + "measured_on: {probe: 130 per day}, least: {accounts: 100}}",
            "metric", "when", "proof", "measured_on", "least", "gap");
    private static final String NO_LEVEL = "is no level to restart at; write a number such as above: 62%";
    private static final Keys WHEN = Keys.of(
                    "the level to restart at, such as {above: 62%}", "above", "below", "at_most")
            .refusing(NO_LEVEL, "falls_by", "rises_by", "outpaces", "over_target", "from");
    private static final Form<Long> COUNT = Forms.whole(0, 1_000_000);

    private final Fields restart;
    private final Optional<Limits> limits;
    private final List<ChannelPlan> channels;
    private final Lookup lookup;

    private RestartReader(Fields restart, List<ChannelPlan> channels, Lookup lookup, Optional<Limits> limits) {
        this.limits = limits;
        this.restart = restart;
        this.channels = channels;
        this.lookup = lookup;
    }

    /** A side and a level in millionths. */
    private record Level(Side side, long millionths) {}

    /**
     * The condition.
     *
     * @param own the metric of the rule, which is meant where none is named; empty where it is at fault
     * @param limits where the rule stops, for the proposal of a level; empty where they are at fault
     * @param channels those that the rule judges
     */
    static Optional<RestartCondition> read(
            Fields rule, Optional<Metric> own, Optional<Limits> limits, List<ChannelPlan> channels, Lookup lookup) {
        var proposal = own.map(metric -> Proposal.restart(metric, limits));
        if (rule.isText("restart")) {
            rule.tell(
                    "restart",
                    "is words that nobody can measure: it lacks level, direction, duration, flow and floor; write "
                            + KEYS.words(),
                    proposal.map(text -> rule.put("restart", text)).orElse(null));
            return Optional.empty();
        }
        Fields restart = rule.in("restart", KEYS, proposal.or(KEYS::example));
        var metric = restart.has("metric") ? lookup.metric(restart) : own;
        boolean same = metric.equals(own);
        return new RestartReader(restart, channels, lookup, same ? limits : Optional.empty()).read(metric);
    }

    private Optional<RestartCondition> read(Optional<Metric> metric) {
        boolean census = metric.isPresent() && CensusReader.counts(metric.get());
        var level = metric.flatMap(known -> census ? count(known) : level(known));
        var proof = Proof.ofRestart(restart);
        var least = census && !restart.has("least") ? Optional.of(0L) : Floors.required(restart);
        boolean days = proof.filter(lane -> lane.kind() == Lane.Kind.SLOW).isPresent();
        var flow = FlowReader.read(restart, channels, lookup, days ? least.orElse(0L) : 0);
        var gap = GapReader.read(restart);
        if (census && days) {
            restart.tell("proof", "counts days, and what is open is counted at every tick; write such as [4h]");
        }
        if (census && least.orElse(0L) > 0) {
            restart.tell("least", "has no place here: all that is open is counted; leave it out");
        }
        if (Fields.lack(metric, level, proof, least, flow)) {
            return Optional.empty();
        }
        return Optional.of(condition(metric.get(), level.get(), proof.get(), flow.get(), least.get(), gap));
    }

    private static RestartCondition condition(
            Metric metric, Level level, Lane proof, Flow flow, long least, @Nullable Long gap) {
        boolean days = proof.kind() == Lane.Kind.SLOW;
        return new RestartCondition(
                metric.id(),
                metric.kind(),
                level.side(),
                level.millionths(),
                days ? proof.count() : 0,
                proof.business(),
                days ? 0 : proof.count(),
                flow,
                least,
                gap);
    }

    private Optional<Level> count(Metric metric) {
        Fields when = restart.in("when", WHEN, Optional.of("{at_most: 1}"));
        Stream.of("above", "below")
                .filter(when::has)
                .forEach(key ->
                        when.tell(key, "is no count of what is open in " + metric.id() + "; write such as at_most: 2"));
        return when.get("at_most", COUNT)
                .map(count -> new Level(Side.FALLS_TO, Math.multiplyExact(count, Levels.WHOLE)));
    }

    private Optional<Level> level(Metric metric) {
        String proposal = Proposal.restartLevel(metric, limits);
        Fields when = restart.in("when", WHEN, Optional.of(proposal));
        List<String> written = Stream.of("above", "below").filter(when::has).toList();
        if (when.has("at_most")) {
            when.tell("at_most", "belongs to the age of what is open; write such as above: 62%");
            return Optional.empty();
        }
        if (written.size() != 1) {
            if (WHEN.special().keySet().stream().noneMatch(when::has)) {
                when.tellOf(
                        "needs exactly one of above and below, such as {above: 62%}; it is never guessed",
                        when.instead(proposal));
            }
            return Optional.empty();
        }
        String key = written.get(0);
        Side side = key.equals("above") ? Side.ABOVE : Side.BELOW;
        var level = when.get(key, Levels.of(metric.kind()));
        level.ifPresent(number -> LimitReader.possible(when, key, side, number, metric));
        boolean higher = metric.better() == Better.HIGHER;
        if (level.isPresent() && higher != (side == Side.ABOVE)) {
            restart.tell(
                    "when",
                    "is the bad side: " + metric.id() + " is better when " + (higher ? "higher" : "lower"),
                    proposal);
        }
        return level.map(number -> new Level(side, number));
    }
}
