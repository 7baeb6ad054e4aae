package io.rampwatch.plan;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a metric counts: which parts it has follows from its kind. */
final class MetricParts {
    private static final List<String> ALL = List.of(
            "subject",
            "event",
            "counts",
            "field",
            "per",
            "numerator",
            "denominator",
            "start",
            "reaches",
            "after",
            "within",
            "opened_by",
            "closed_by",
            "reopened_by",
            "target");
    private static final Map<MetricKind, List<String>> BY_KIND = Map.of(
            MetricKind.CONVERSION, List.of("subject", "start", "reaches", "after", "within"),
            MetricKind.COUNT, List.of("event", "counts"),
            MetricKind.RATIO, List.of("numerator", "denominator"),
            MetricKind.PER_100, List.of("event", "within"),
            MetricKind.AMOUNT_PER_SUBJECT, List.of("event", "field", "within", "per"),
            MetricKind.OPEN_AGE, List.of("subject", "opened_by", "closed_by", "reopened_by", "target"));
    private static final String SPEND = Kind.SPEND_REPORTED.noun();
    private static final Form<Reach> COUNTS =
            Forms.oneOf(Map.of("events", Reach.EACH, "accounts", Reach.DISTINCT), List.of());
    private static final Keys REACHES =
            Keys.of("what an account must reach, such as {all: [workspace.created, report_viewed]}", "all", "any");
    private static final Form<String> PER = Forms.text(
            "signups, or the id of a conversion whose accounts count, such as activation_24h",
            Pattern.compile("[a-z][a-z0-9_]{0,62}"));

    private final Fields entry;
    private final EventNames events;
    private final Optional<Metric> before;

    private MetricParts(Fields entry, EventNames events, Optional<Metric> before) {
        this.entry = entry;
        this.events = events;
        this.before = before;
    }

    /** What is counted, over what, how, of whom, and up to which age. */
    record Parts(
            List<String> events,
            List<String> over,
            Reach reach,
            long withinMinutes,
            Subject subject,
            long afterMinutes,
            @Nullable String per) {
        /** In words that could be a definition. */
        String words(MetricKind kind) {
            String what = String.join(reach == Reach.ANY ? " or " : " and ", events);
            String within = "within " + Figures.duration(withinMinutes) + " of "
                    + (subject.isAccount() ? "signup" : subject.start());
            return switch (kind) {
                case CONVERSION -> "Share of " + subject.name() + "s with " + what + " " + within;
                case RATIO -> "Number of " + what + " over " + String.join(" and ", over) + " in the window";
                case COUNT -> "Number of " + what + " in the window";
                case PER_100 -> "Number of " + what + " " + within + " per 100 accounts";
                case AMOUNT_PER_SUBJECT -> "Amount of " + what + " per account";
                case OPEN_AGE -> "Ages of every open " + subject.name() + " and how many are over the target";
            };
        }

        private static Parts of(List<String> events, List<String> over, Reach reach, long withinMinutes) {
            return new Parts(events, over, reach, withinMinutes, Subject.ACCOUNT, 0, null);
        }
    }

    /**
     * The parts of a metric; of a built-in one, those that the plan leaves alone stay.
     *
     * @param events the names of events that the plan may speak of
     */
    static Optional<Parts> read(Fields entry, EventNames events, MetricKind kind, Optional<Metric> before) {
        List<String> fitting = BY_KIND.getOrDefault(kind, List.of());
        ALL.stream()
                .filter(key -> entry.has(key) && !fitting.contains(key))
                .forEach(
                        key -> entry.tell(key, "does not belong to a metric of kind " + name(kind) + "; leave it out"));
        var parts = new MetricParts(entry, events, before);
        return switch (kind) {
            case CONVERSION -> parts.conversion();
            case COUNT -> parts.count();
            case RATIO -> parts.ratio();
            case PER_100 -> parts.byAge(events.any());
            case AMOUNT_PER_SUBJECT -> parts.amount();
            case OPEN_AGE -> parts.openAge();
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
        var subject = new SubjectReader(entry, events, before.map(Metric::subject)).begun("start");
        var after = entry.get(
                "after", Forms.MINUTES, before.map(Metric::afterMinutes).orElse(0L));
        var reached = subject.flatMap(this::reaches);
        if (Fields.lack(within, after, reached)) {
            return Optional.empty();
        }
        if (after.get() >= within.get() && after.get() > 0) {
            entry.tell("after", "is no less than within, so nothing can be reached in between");
            return Optional.empty();
        }
        return reached.map(parts ->
                new Parts(parts.events(), List.of(), parts.reach(), within.get(), subject.get(), after.get(), null));
    }

    private Optional<Parts> reaches(Subject subject) {
        if (!entry.has("reaches") && before.isPresent()) {
            return before.map(metric -> Parts.of(metric.events(), List.of(), metric.reach(), 0));
        }
        Fields reaches = entry.in("reaches", REACHES);
        if (reaches.has("all") == reaches.has("any")) {
            reaches.tell("needs either all: or any: with the events, not " + (reaches.has("all") ? "both" : "neither"));
            return Optional.empty();
        }
        String key = reaches.has("all") ? "all" : "any";
        var named = reaches.list(key, subject.isAccount() ? events.reached() : events.of(subject.name()));
        Reach reach = key.equals("all") ? Reach.ALL : Reach.ANY;
        return named.isEmpty() ? Optional.empty() : Optional.of(Parts.of(named, List.of(), reach, 0));
    }

    private Optional<Parts> count() {
        var event = entry.get(
                "event", events.any(), before.map(metric -> metric.events().get(0)));
        var counts = entry.get("counts", COUNTS, before.map(Metric::reach).orElse(Reach.EACH));
        return event.flatMap(name -> counts.map(reach -> Parts.of(List.of(name), List.of(), reach, 0)));
    }

    private Optional<Parts> ratio() {
        var numerator = names("numerator", before.map(Metric::events));
        var denominator = names("denominator", before.map(Metric::over));
        return numerator.isEmpty() || denominator.isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.of(numerator, denominator, Reach.EACH, 0));
    }

    private List<String> names(String key, Optional<List<String>> otherwise) {
        return entry.has(key) || otherwise.isEmpty() ? entry.list(key, events.any()) : otherwise.get();
    }

    private Optional<Parts> amount() {
        if (entry.has("field")) {
            entry.get("field", events.amountFields());
        }
        var event = entry.get(
                "event", events.amounts(), before.map(metric -> metric.events().get(0)));
        if (event.isEmpty()) {
            return Optional.empty();
        }
        return event.get().equals(SPEND) ? spend() : byAge(events.amounts());
    }

    /** Spend belongs to the channel: it is divided by accounts of the same days, and has no age. */
    private Optional<Parts> spend() {
        if (entry.has("within")) {
            entry.tell("within", "does not belong to " + SPEND + ", which has no age; leave it out");
        }
        var per = entry.get("per", PER, before.map(metric -> String.valueOf(metric.per())));
        return per.map(name -> new Parts(List.of(SPEND), List.of(), Reach.EACH, 0, Subject.ACCOUNT, 0, name));
    }

    private Optional<Parts> byAge(Form<String> form) {
        if (entry.has("per")) {
            entry.tell("per", "belongs to the event " + SPEND + " only; leave it out");
        }
        var event =
                entry.get("event", form, before.map(metric -> metric.events().get(0)));
        var within = within();
        return event.flatMap(name -> within.map(minutes -> Parts.of(List.of(name), List.of(), Reach.EACH, minutes)));
    }

    private Optional<Parts> openAge() {
        return new SubjectReader(entry, events, before.map(Metric::subject))
                .open()
                .map(subject -> new Parts(List.of(subject.start()), List.of(), Reach.EACH, 0, subject, 0, null));
    }

    private Optional<Long> within() {
        return entry.get("within", Forms.SOME_MINUTES, before.map(Metric::withinMinutes));
    }
}
