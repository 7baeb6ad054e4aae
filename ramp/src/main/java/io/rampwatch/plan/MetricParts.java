package io.rampwatch.plan;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Node.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a metric counts: which parts it has follows from its kind. */
final class MetricParts {
    private static final List<String> ALL =
            List.of("event", "counts", "field", "numerator", "denominator", "reaches", "within");
    private static final Map<MetricKind, List<String>> BY_KIND = Map.of(
            MetricKind.CONVERSION, List.of("reaches", "within"),
            MetricKind.COUNT, List.of("event", "counts"),
            MetricKind.RATIO, List.of("numerator", "denominator"),
            MetricKind.PER_100, List.of("event", "within"),
            MetricKind.AMOUNT_PER_SUBJECT, List.of("event", "field", "within"));
    private static final List<String> EVENTS = Arrays.stream(Kind.values())
            .filter(kind -> kind.isFact() && kind != Kind.MILESTONE)
            .map(Kind::noun)
            .toList();
    private static final Pattern MILESTONE = Pattern.compile("[\\w :\\-/]{1,64}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Form<String> EVENT = Form.of(
                    "an event such as workspace.created or a milestone such as report_viewed", MetricParts::event)
            .refusing(value -> value.word() && value.text().contains(".")
                    ? Optional.of(Nearest.refusal(value.text(), EVENTS))
                    : Optional.empty());
    private static final Form<String> AMOUNT = Form.of(
            "an event with an amount; in this version that is " + Kind.WORK_LOGGED.noun(),
            value -> event(value).filter(Kind.WORK_LOGGED.noun()::equals));
    private static final Form<Reach> COUNTS =
            Forms.oneOf(Map.of("events", Reach.EACH, "accounts", Reach.DISTINCT), List.of());
    private static final Keys REACHES =
            Keys.of("what an account must reach, such as {all: [workspace.created, report_viewed]}", "all", "any");

    private final Fields entry;
    private final Optional<Parts> before;

    private MetricParts(Fields entry, Optional<Metric> before) {
        this.entry = entry;
        this.before = before.map(m -> new Parts(m.events(), m.over(), m.reach(), m.withinMinutes()));
    }

    /** What is counted, over what, how, and up to which age. */
    record Parts(List<String> events, List<String> over, Reach reach, long withinMinutes) {}

    /** The parts of a metric; of a built-in one, those that the plan leaves alone stay. */
    static Optional<Parts> read(Fields entry, MetricKind kind, Optional<Metric> before) {
        List<String> fitting = BY_KIND.getOrDefault(kind, List.of());
        ALL.stream()
                .filter(key -> entry.has(key) && !fitting.contains(key))
                .forEach(
                        key -> entry.tell(key, "does not belong to a metric of kind " + name(kind) + "; leave it out"));
        var parts = new MetricParts(entry, before);
        return switch (kind) {
            case CONVERSION -> parts.conversion();
            case COUNT -> parts.count();
            case RATIO -> parts.ratio();
            case PER_100 -> parts.byAge(EVENT);
            case AMOUNT_PER_SUBJECT -> parts.amount();
        };
    }

    /** Whether the plan says anew what is counted, so that an older definition in words no longer holds. */
    static boolean touched(Fields entry) {
        return ALL.stream().anyMatch(entry::has);
    }

    private static String name(MetricKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Parts> conversion() {
        var within = within();
        if (!entry.has("reaches") && before.isPresent()) {
            return within.map(minutes ->
                    new Parts(before.get().events(), List.of(), before.get().reach(), minutes));
        }
        Fields reaches = entry.in("reaches", REACHES);
        if (reaches.has("all") == reaches.has("any")) {
            reaches.tell("needs either all: or any: with the events, not " + (reaches.has("all") ? "both" : "neither"));
            return Optional.empty();
        }
        String key = reaches.has("all") ? "all" : "any";
        var events = reaches.list(key, EVENT);
        Reach reach = key.equals("all") ? Reach.ALL : Reach.ANY;
        return events.isEmpty()
                ? Optional.empty()
                : within.map(minutes -> new Parts(events, List.of(), reach, minutes));
    }

    private Optional<Parts> count() {
        var event = entry.get("event", EVENT, before.map(parts -> parts.events().get(0)));
        var counts = entry.get("counts", COUNTS, before.map(Parts::reach).orElse(Reach.EACH));
        return event.flatMap(name -> counts.map(reach -> new Parts(List.of(name), List.of(), reach, 0)));
    }

    private Optional<Parts> ratio() {
        var numerator = events("numerator", before.map(Parts::events));
        var denominator = events("denominator", before.map(Parts::over));
        return numerator.isEmpty() || denominator.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parts(numerator, denominator, Reach.EACH, 0));
    }

    private List<String> events(String key, Optional<List<String>> otherwise) {
        return entry.has(key) || otherwise.isEmpty() ? entry.list(key, EVENT) : otherwise.get();
    }

    private Optional<Parts> amount() {
        if (entry.has("field")) {
            entry.get("field", Forms.oneOf(Map.of("minutes", "minutes"), List.of("amountMinor")));
        }
        return byAge(AMOUNT);
    }

    private Optional<Parts> byAge(Form<String> form) {
        var event = entry.get("event", form, before.map(parts -> parts.events().get(0)));
        var within = within();
        return event.flatMap(name -> within.map(minutes -> new Parts(List.of(name), List.of(), Reach.EACH, minutes)));
    }

    private Optional<Long> within() {
        return entry.get("within", Forms.SOME_MINUTES, before.map(Parts::withinMinutes));
    }

    private static Optional<String> event(Scalar value) {
        boolean known = EVENTS.contains(value.text());
        boolean milestone = value.word() && MILESTONE.matcher(value.text()).matches();
        return known || milestone ? Optional.of(value.text()) : Optional.empty();
    }
}
