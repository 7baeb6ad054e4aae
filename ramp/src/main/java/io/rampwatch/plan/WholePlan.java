package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.StopRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
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
                    "metrics",
                    "sources",
                    "rules")
            .later("events", "breakdown", "rates", "gate", "on_blind", "freshness", "actions", "false_pauses", "cost");
    private static final Keys OWNER = Keys.of(
            "the one person with the authority to stop, such as {name: VP Growth, pagerduty: exec-growth}",
            "name",
            "pagerduty");
    private static final Keys CALENDAR = Keys.of(
            "which days are business days, such as {business_days: [mon, tue], holidays: [2026-12-25]}",
            "business_days",
            "holidays");
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);
    private static final List<DayOfWeek> MONDAY_TO_FRIDAY =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final Form<String> ZONE = Form.of(
                    "a time zone such as Europe/Berlin or UTC",
                    value -> Optional.of(value.text()).filter(ZoneId.getAvailableZoneIds()::contains))
            .refusing(value -> Optional.of("is not a time zone such as Europe/Berlin or UTC; nearest: "
                    + Nearest.to(
                                    value.text(),
                                    ZoneId.getAvailableZoneIds().stream()
                                            .sorted()
                                            .toList())
                            .orElse("UTC")));
    private static final Form<String> DEPUTY = Forms.text("who may act for the owner, such as coo");
    private static final long SETTLE = 120;
    private static final long WINDOW = 1_440;
    private static final long CORRECTIONS = 4_320;

    private WholePlan() {}

    /** The plan; empty where a part has a fault. */
    static Optional<Plan> read(Node root, String hash, Problems problems) {
        Fields top = Fields.of(root, "", problems, KEYS);
        var name = top.get("ramp", Forms.text("the ramp's name, such as autumn-partner-launch"));
        var owner = owner(top.in("owner", OWNER));
        var deputies = top.has("deputies") ? top.list("deputies", DEPUTY) : List.<String>of();
        var zone = top.get("timezone", ZONE);
        var settle = top.get("settle", Forms.MINUTES, SETTLE);
        var corrections = top.get("corrections", Forms.MINUTES, CORRECTIONS);
        var calendar = calendar(top);
        var sources = SourceReader.read(top);
        var measured = Measured.read(top);
        if (!problems.isEmpty() || Fields.lack(name, owner, zone, settle, corrections)) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                name.get(),
                owner.get(),
                deputies,
                zone.get(),
                settle.get(),
                corrections.get(),
                calendar,
                measured.channels(),
                measured.metrics(),
                measured.rules(),
                sources,
                hash));
    }

    /** What is measured, where, and what follows from it. */
    private record Measured(List<ChannelPlan> channels, List<Metric> metrics, List<StopRule> rules) {

        static Measured read(Fields top) {
            var metrics = MetricReader.read(
                    top, top.get("window", Forms.SOME_MINUTES, WINDOW).orElse(WINDOW));
            var channels = ChannelReader.read(top, metrics);
            var lookup = new Lookup(metrics, channels);
            var rules = RuleReader.read(top, lookup);
            MetricReader.unused(top, metrics, lookup);
            return new Measured(
                    List.copyOf(channels.good().values()),
                    List.copyOf(metrics.good().values()),
                    rules);
        }
    }

    private static Optional<Owner> owner(Fields fields) {
        var name = fields.get("name", Forms.text("a name or a title"));
        var pagerduty = fields.get("pagerduty", Forms.text("the service or user to page"), "");
        return name.flatMap(who -> pagerduty.map(service -> new Owner(who, service)));
    }

    private static BusinessCalendar calendar(Fields top) {
        if (!top.has("calendar")) {
            return new BusinessCalendar(MONDAY_TO_FRIDAY, List.of());
        }
        Fields fields = top.in("calendar", CALENDAR);
        List<DayOfWeek> days = fields.has("business_days")
                ? fields.list("business_days", Forms.oneOf(DAYS, List.of())).stream()
                        .distinct()
                        .toList()
                : MONDAY_TO_FRIDAY;
        List<LocalDate> holidays = fields.has("holidays") ? fields.list("holidays", Forms.DATE) : List.of();
        return new BusinessCalendar(days, holidays);
    }
}
