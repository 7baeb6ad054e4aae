package io.rampwatch.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may stop the ramp, and how its days are counted. */
record Head(
        String name,
        Owner owner,
        List<String> deputies,
        String timezone,
        long settleMinutes,
        long correctionMinutes,
        BusinessCalendar calendar) {

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
    private static final Set<String> ZONES = Collections.unmodifiableSet(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    private static final String ZONE_WORDS = "a time zone such as Europe/Berlin or UTC";
    private static final Form<String> ZONE = Form.of(
                    ZONE_WORDS, value -> Optional.of(value.text()).filter(ZONES::contains))
            .refusing(value ->
                    Nearest.to(value.text(), ZONES).map(nearest -> "is not " + ZONE_WORDS + "; nearest: " + nearest))
            .among(ZONES);
    private static final Form<String> DEPUTY = Forms.text("who may act for the owner, such as coo");
    private static final long SETTLE = 120;
    private static final long CORRECTIONS = 4_320;

    /** The head of a plan; empty where it has a fault. */
    static Optional<Head> read(Fields top) {
        var name = top.get("ramp", Forms.text("the ramp's name, such as autumn-partner-launch"));
        var owner = readOwner(top.in("owner", OWNER));
        var deputies = top.has("deputies") ? top.list("deputies", DEPUTY) : List.<String>of();
        var zone = top.get("timezone", ZONE);
        var settle = top.get("settle", Forms.MINUTES, SETTLE);
        var late = top.get("corrections", Forms.MINUTES, CORRECTIONS);
        var calendar = readCalendar(top);
        return Fields.lack(name, owner, zone, settle, late)
                ? Optional.empty()
                : Optional.of(
                        new Head(name.get(), owner.get(), deputies, zone.get(), settle.get(), late.get(), calendar));
    }

    /** Who may sign for the ramp: the owner and the deputies. */
    List<String> signers() {
        return Stream.concat(Stream.of(owner.name()), deputies.stream()).toList();
    }

    private static Optional<Owner> readOwner(Fields fields) {
        var name = fields.get("name", Forms.text("a name or a title such as VP Growth"));
        var pagerduty = fields.get("pagerduty", Forms.text("the service or user to page"), "");
        return name.flatMap(who -> pagerduty.map(service -> new Owner(who, service)));
    }

    private static BusinessCalendar readCalendar(Fields top) {
        if (!top.has("calendar")) {
            return BusinessCalendar.USUAL;
        }
        Fields fields = top.in("calendar", CALENDAR);
        List<DayOfWeek> days = fields.has("business_days")
                ? fields.list("business_days", Forms.oneOf(DAYS, List.of())).stream()
                        .distinct()
                        .toList()
                : BusinessCalendar.USUAL.businessDays();
        List<LocalDate> holidays = fields.has("holidays") ? fields.list("holidays", Forms.DATE) : List.of();
        return new BusinessCalendar(days, holidays);
    }
}
