package io.rampwatch.plan;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.metric.Metric;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the top of a plan file and puts its parts together. */
final class WholePlan {
    private static final Keys KEYS = Keys.of(
                    "a plan, which begins with ramp: and its name",
                    "ramp",
                    "owner",
                    "deputies",
                    "timezone",
                    "settle",
                    "window",
                    "corrections",
                    "calendar",
                    "channels",
                    "events",
                    "metrics",
                    "sources",
                    "rules",
                    "gate",
                    "freshness",
                    "on_blind",
                    "breakdown",
                    "categories",
                    "causes",
                    "rates")
            .later("actions");
    private static final long WINDOW = 1_440;
    private static final int MOST_CATEGORIES = 20;
    private static final Form<Boolean> BREAKDOWN = Forms.oneOf(Map.of("plan", true), List.of());
    private static final Form<String> CATEGORY = Forms.text("a category of tickets such as billing");

    private WholePlan() {}

    /** The plan; empty where a part has a fault. */
    static Optional<Plan> read(Node root, String hash, Problems problems) {
        Fields top = Fields.of(root, "", problems, KEYS);
        var head = Head.read(top);
        var freshness = FreshnessReader.read(top);
        var byPlanType = top.get("breakdown", BREAKDOWN, false);
        var categories = top.has("categories") ? top.list("categories", CATEGORY) : List.<String>of();
        if (categories.size() > MOST_CATEGORIES) {
            top.warn(
                    "categories",
                    "has " + categories.size() + " entries; people sort reliably into few, so keep to "
                            + MOST_CATEGORIES + " at most, and begin with seven");
        }
        var causes = CausesReader.read(top);
        var rates = RatesReader.read(top);
        var measured = Measured.read(top, head);
        return head.filter(known -> problems.isEmpty())
                .map(known -> new Plan(
                        known.name(),
                        known.owner(),
                        known.deputies(),
                        known.timezone(),
                        known.settleMinutes(),
                        known.correctionMinutes(),
                        known.calendar(),
                        measured.channels(),
                        measured.metrics(),
                        measured.rules(),
                        measured.sources(),
                        freshness,
                        byPlanType.orElse(false),
                        categories,
                        rates,
                        measured.events(),
                        causes,
                        hash));
    }

    /** What is measured, where, and what follows from it. */
    private record Measured(
            List<ChannelPlan> channels,
            List<Metric> metrics,
            List<StopRule> rules,
            Map<String, SourceSettings> sources,
            List<DeclaredEvent> events) {

        static Measured read(Fields top, Optional<Head> head) {
            var events = EventsReader.read(top);
            var metrics = MetricReader.read(
                    top, top.get("window", Forms.SOME_MINUTES, WINDOW).orElse(WINDOW), events);
            var channels =
                    ChannelReader.read(top, metrics, head.map(Head::signers).orElse(List.of()));
            var lookup = new Lookup(metrics, channels, head.map(Head::calendar).orElse(BusinessCalendar.USUAL));
            var rules = RuleReader.read(top, lookup);
            var sources = SourceReader.read(top, metrics);
            MetricReader.unused(
                    top,
                    metrics,
                    id -> lookup.isUsed(id)
                            || channels.good().values().stream().anyMatch(channel -> channel.actsOn(id)));
            return new Measured(
                    List.copyOf(channels.good().values()),
                    List.copyOf(metrics.good().values()),
                    rules,
                    sources,
                    events);
        }
    }
}
