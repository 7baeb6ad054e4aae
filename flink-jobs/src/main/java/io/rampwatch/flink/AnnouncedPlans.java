package io.rampwatch.flink;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.PlanText;
import io.rampwatch.rule.RuleBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Reads versions of the plan for a running job. Rules, budgets and the calendar may change; what the job measures may
 * not, because nothing of the past was measured so: for that it is started anew from a savepoint.
 */
final class AnnouncedPlans implements PlanText {
    private static final long serialVersionUID = 1;
    private static final int MOST_LINES = 3;

    private final Plan first;

    AnnouncedPlans(Plan first) {
        this.first = first;
    }

    @Override
    public Understood read(String yaml) {
        var result = PlanReader.read("ramp.yml", yaml.getBytes(StandardCharsets.UTF_8));
        Plan plan = result.plan();
        if (plan == null) {
            return Understood.refused(String.join(
                    "; ",
                    result.problems()
                            .toString()
                            .lines()
                            .map(String::strip)
                            .limit(MOST_LINES)
                            .toList()));
        }
        List<String> other = others(plan);
        return other.isEmpty()
                ? Understood.good(plan.agreedRules())
                : Understood.refused("it changes " + String.join(", ", other)
                        + ", which a running job cannot: start it anew with the new plan, from a savepoint");
    }

    private List<String> others(Plan plan) {
        List<String> others = new ArrayList<>();
        note(others, "metrics", plan.metrics().equals(first.metrics()));
        note(others, "channels", plan.channelNames().equals(first.channelNames()));
        note(others, "the time zone", plan.timezone().equals(first.timezone()));
        note(others, "settle", plan.settleMinutes() == first.settleMinutes());
        note(others, "corrections", plan.correctionMinutes() == first.correctionMinutes());
        note(others, "the breakdown", plan.byPlanType() == first.byPlanType());
        note(others, "sources", plan.sources().equals(first.sources()));
        note(others, "what evidence is reckoned of", first.judgedByEvidence().containsAll(plan.judgedByEvidence()));
        note(others, "which channels are compared", compares(plan));
        return others;
    }

    private boolean compares(Plan plan) {
        AgreedRules before = first.agreedRules();
        AgreedRules now = plan.agreedRules();
        return plan.channelNames().stream()
                .allMatch(channel -> new HashSet<>(RuleBook.references(before, channel))
                        .containsAll(RuleBook.references(now, channel)));
    }

    private static void note(List<String> others, String what, boolean same) {
        if (!same) {
            others.add(what);
        }
    }
}
