package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.StopRule;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ramp as it was agreed: who may stop it, what is measured, and the rules.
 *
 * @param ramp the ramp's name
 * @param owner the one person with the authority to stop
 * @param deputies who may act for the owner
 * @param timezone the time zone of days, such as {@code Europe/Berlin}
 * @param settleMinutes how long a closed horizon waits for late facts before it is judged
 * @param correctionMinutes how late a fact may come and still correct the numbers
 * @param calendar which days are business days
 * @param channels in the order of the file
 * @param metrics the registry: the built-in ones and those of the file
 * @param rules in the order of the file
 * @param sources settings of sources, by their URI
 * @param hash the SHA-256 of the file, in hex
 */
public record Plan(
        String ramp,
        Owner owner,
        List<String> deputies,
        String timezone,
        long settleMinutes,
        long correctionMinutes,
        BusinessCalendar calendar,
        List<ChannelPlan> channels,
        List<Metric> metrics,
        List<StopRule> rules,
        Map<String, SourceSettings> sources,
        String hash)
        implements Serializable {

    /** The rules of this version, with what they need to be judged. */
    public AgreedRules agreedRules() {
        Map<String, Long> closing = new HashMap<>();
        metrics.forEach(metric -> closing.put(metric.id(), metric.withinMinutes() + settleMinutes));
        return new AgreedRules(
                hash,
                rules,
                channelNames(),
                Map.of(),
                timezone,
                calendar.businessDays(),
                calendar.holidays(),
                correctionMinutes,
                closing);
    }

    /** Ids of the metrics of which rules want to know what became of each account. */
    public Set<String> judgedByEvidence() {
        return rules.stream()
                .filter(rule -> rule.lane(Lane.Kind.EVIDENCE).isPresent())
                .map(StopRule::metric)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the declared channels, in the order of the file. */
    public List<String> channelNames() {
        return channels.stream().map(ChannelPlan::name).toList();
    }
}
