package io.rampwatch.plan;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.StopRule;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param freshness how long the monitor may be without sight, and what then holds
 * @param byPlanType whether figures are shown by the plan type that the signup names, too
 * @param categories the categories of tickets that are agreed on; empty where the plan lists none
 * @param rates what work costs; null where the plan does not say
 * @param events types of events of its own
 * @param causes where reason codes come from, where the plan says so
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
        Freshness freshness,
        boolean byPlanType,
        List<String> categories,
        @Nullable Rates rates,
        List<DeclaredEvent> events,
        Map<String, FailureCause> causes,
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
                falsePauses(),
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

    private Map<String, Long> falsePauses() {
        Map<String, Long> chances = new HashMap<>();
        channels.forEach(channel -> chances.put(channel.name(), channel.falsePausesMillionths()));
        return chances;
    }

    /** The names of the declared channels, in the order of the file. */
    public List<String> channelNames() {
        return channels.stream().map(ChannelPlan::name).toList();
    }

    /**
     * What "activated" means in this plan: its first conversion of accounts of its own, one that is called activation
     * before any other; empty where it defines none.
     */
    public Optional<Metric> activation() {
        Set<String> builtIn = Registry.builtIn().stream().map(Metric::id).collect(Collectors.toSet());
        return metrics.stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION
                        && metric.subject().isAccount()
                        && !builtIn.contains(metric.id()))
                .min(Comparator.comparing(metric -> !metric.id().startsWith("activation")));
    }

    /** How late the facts of a metric regularly come, in minutes: the longest delay of the sources that feed it. */
    public long delayMinutes(String metric) {
        return sources.values().stream()
                .filter(source -> source.feeds(metric))
                .mapToLong(SourceSettings::delayMinutes)
                .max()
                .orElse(0);
    }
}
