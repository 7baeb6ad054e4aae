package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a breach means, and the way back.
 *
 * @param then what it means
 * @param shadow whether it is only recorded
 * @param restart the way back; null only where the rule watches
 * @param runbook where it is written what to do; null for none
 */
record Action(
        Then then,
        boolean shadow,
        @Nullable RestartCondition restart,
        @Nullable String runbook) {
    private static final Form<Then> THEN =
            Forms.oneOf(Map.of("watch", Then.WATCH, "hold", Then.HOLD, "pause", Then.PAUSE), List.of());
    private static final Form<String> RUNBOOK = Forms.text("where the way out is written");

    /**
     * The action of a rule.
     *
     * @param metric what its restart is about where it names nothing else
     * @param limits where the rule stops; empty where they are at fault or there are none
     * @param channels those that the rule judges
     */
    static Optional<Action> read(
            Fields rule, Optional<Metric> metric, Optional<Limits> limits, List<ChannelPlan> channels, Lookup lookup) {
        var then = rule.get("then", THEN);
        var shadow = rule.get("shadow", Forms.TRUTH, false);
        String runbook = rule.has("runbook") ? rule.get("runbook", RUNBOOK).orElse(null) : null;
        boolean watches = then.isEmpty() || then.get() == Then.WATCH;
        if (watches && !rule.has("restart")) {
            return Fields.lack(then, shadow)
                    ? Optional.empty()
                    : Optional.of(new Action(then.get(), shadow.get(), null, runbook));
        }
        var restart = RestartReader.read(rule, metric, limits, channels, lookup);
        return Fields.lack(then, shadow, restart)
                ? Optional.empty()
                : Optional.of(new Action(then.get(), shadow.get(), restart.get(), runbook));
    }
}
