package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.PlanText;
import io.rampwatch.rule.PlanText.Understood;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each channel what people say: a decision to its own, a version of the plan to all. */
final class SpokenFunction extends RichFlatMapFunction<Spoken, RuleInput> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(SpokenFunction.class);

    private final List<String> channels;
    private final PlanText text;
    private transient @Nullable Counter refused;

    SpokenFunction(Plan plan) {
        this.channels = judged(plan.agreedRules());
        this.text = new AnnouncedPlans(plan);
    }

    @Override
    public void open(OpenContext context) {
        refused = getRuntimeContext().getMetricGroup().counter("refusedPlanVersions");
    }

    @Override
    public void flatMap(Spoken spoken, Collector<RuleInput> out) {
        Decision decision = spoken.decision();
        PlanVersion plan = spoken.plan();
        if (decision != null) {
            out.collect(RuleInput.of(decision));
        } else if (plan != null) {
            Understood understood = look(plan);
            Set<String> all = new TreeSet<>(channels);
            if (understood.rules() != null) {
                all.addAll(judged(understood.rules()));
            }
            all.forEach(channel -> out.collect(RuleInput.of(channel, plan)));
        }
    }

    /** Refused by each channel for itself, and told here: nobody may believe that it holds. */
    private Understood look(PlanVersion plan) {
        Understood understood = text.read(plan.yaml());
        if (understood.rules() == null) {
            if (refused != null) {
                refused.inc();
            }
            LOG.error("Plan version {} is refused and changes nothing: {}", plan.id(), understood.refusal());
        }
        return understood;
    }

    private static List<String> judged(AgreedRules agreed) {
        return Stream.concat(
                        agreed.channels().stream(), agreed.rules().stream().flatMap(rule -> rule.channels().stream()))
                .distinct()
                .toList();
    }
}
