package io.rampwatch.plan;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.MetricParts.Parts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code metrics}: definitions of the plan's own, and what it changes of the built-in ones. */
final class MetricReader {
    private static final Keys KEYS = Keys.of(
                    "metrics by id, such as activation_24h: {kind: conversion, …}",
                    "kind",
                    "title",
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
                    "target",
                    "window",
                    "better",
                    "owner",
                    "system_of_record",
                    "definition")
            .later("unit", "delay");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Form<MetricKind> KIND = Forms.oneOf(
            Map.of(
                    "conversion", MetricKind.CONVERSION,
                    "count", MetricKind.COUNT,
                    "ratio", MetricKind.RATIO,
                    "per_100", MetricKind.PER_100,
                    "amount_per_subject", MetricKind.AMOUNT_PER_SUBJECT,
                    "open_age", MetricKind.OPEN_AGE),
            List.of());
    private static final Form<Better> BETTER =
            Forms.oneOf(Map.of("higher", Better.HIGHER, "lower", Better.LOWER), List.of());

    private static final Set<String> BUILT_IN =
            Registry.builtIn().stream().map(Metric::id).collect(Collectors.toUnmodifiableSet());
    private static final Form<String> OWNER = Forms.text("who answers for the metric, such as cpo");
    private static final Form<String> SOURCE = Forms.text("where its facts come from, such as product events");
    private static final String DEFINITION = "what exactly is measured, in words";

    private final long windowMinutes;
    private final EventNames events;
    private final Map<String, Metric> good = new LinkedHashMap<>();

    private MetricReader(long windowMinutes, EventNames events) {
        this.windowMinutes = windowMinutes;
        this.events = events;
    }

    /**
     * The registry of a plan.
     *
     * @param windowMinutes the plan-wide window
     * @param events types of events of the plan's own
     */
    static Declared<Metric> read(Fields plan, long windowMinutes, List<DeclaredEvent> events) {
        var reader = new MetricReader(windowMinutes, new EventNames(events));
        Registry.builtIn().forEach(metric -> reader.good.put(metric.id(), metric.over(windowMinutes)));
        Map<String, Metric> builtIn = Map.copyOf(reader.good);
        var names = new LinkedHashSet<>(reader.good.keySet());
        if (plan.has("metrics")) {
            plan.named("metrics", KEYS).forEach((id, entry) -> {
                names.add(id);
                reader.metric(id, entry, Optional.ofNullable(builtIn.get(id)));
            });
        }
        reader.good.replaceAll((id, metric) -> reader.aged(metric));
        return new Declared<>(reader.good, names);
    }

    /** Spend over accounts that convert is known once these have had their horizon. */
    private Metric aged(Metric metric) {
        boolean converted = metric.per() != null && !Metric.SIGNUPS.equals(metric.per());
        Metric per = converted ? good.get(metric.per()) : null;
        return per == null ? metric : metric.within(per.withinMinutes());
    }

    /**
     * Tells of metrics that the plan defines and nobody acts on: such a number has no place in a plan.
     *
     * @param used whether a rule, a target or a check of the gate speaks of it
     */
    static void unused(Fields plan, Declared<Metric> metrics, Predicate<String> used) {
        Fields written = plan.at("metrics");
        metrics.good().values().stream()
                .filter(metric -> metric.kind() != MetricKind.COUNT && !BUILT_IN.contains(metric.id()))
                .filter(metric -> !used.test(metric.id()))
                .forEach(metric -> written.tell(
                        metric.id(),
                        "has no action threshold: no rule uses it; add one, if only with then: watch",
                        plan.atHead("rules", Proposal.watch(metric))));
    }

    private void metric(String id, Fields entry, Optional<Metric> builtIn) {
        boolean named = ID.matcher(id).matches() && !id.endsWith("_plain");
        if (!named) {
            entry.tell(
                    "has a bad name; write small letters, digits and _ such as activation_24h, not ending in _plain");
        }
        var kind = entry.get("kind", KIND, builtIn.map(Metric::kind));
        var before = builtIn.filter(metric -> kind.equals(Optional.of(metric.kind())));
        var parts = kind.flatMap(known -> MetricParts.read(entry, events, known, before));
        var window = entry.get("window", Forms.SOME_MINUTES, windowMinutes);
        var better = entry.get("better", BETTER, before.map(Metric::better));
        var papers = Papers.read(id, entry, before, kind.flatMap(known -> parts.map(what -> what.words(known))));
        good.remove(id);
        papers.ifPresent(known -> titledOnce(id, entry, known.title()));
        if (named && !Fields.lack(kind, parts, window, better, papers)) {
            good.put(id, metric(id, kind.get(), parts.get(), window.get(), better.get(), papers.get()));
        }
    }

    /** One name, one definition: two numbers under one title make two reports that disagree. */
    private void titledOnce(String id, Fields entry, String title) {
        good.values().stream()
                .filter(other -> !other.id().equals(id) && other.title().equalsIgnoreCase(title))
                .findFirst()
                .ifPresent(other -> entry.tell(
                        "title",
                        "is the title of " + other.id() + " as well, which makes two definitions of one metric; "
                                + "choose another title, or leave one of them out",
                        id.replace('_', ' ')));
    }

    private static Metric metric(String id, MetricKind kind, Parts parts, long window, Better better, Papers papers) {
        return new Metric(
                id,
                papers.title(),
                kind,
                parts.events(),
                parts.over(),
                parts.reach(),
                parts.withinMinutes(),
                window,
                better,
                papers.owner(),
                papers.systemOfRecord(),
                papers.definition(),
                parts.subject(),
                parts.afterMinutes(),
                parts.per());
    }

    /** What a metric has in words: without them nobody can be asked about it. */
    private record Papers(String title, String owner, String systemOfRecord, String definition) {

        static Optional<Papers> read(String id, Fields entry, Optional<Metric> before, Optional<String> measured) {
            var title = entry.get(
                    "title",
                    Forms.text("a short title"),
                    before.map(Metric::title).orElseGet(() -> title(id)));
            var owner = entry.get("owner", OWNER, before.map(Metric::owner));
            var source = entry.get("system_of_record", SOURCE, before.map(Metric::systemOfRecord));
            var unchanged = before.filter(metric -> !MetricParts.touched(entry));
            var words = Forms.text(
                    DEFINITION + measured.map(text -> " such as " + text).orElse(""));
            var definition = entry.get("definition", words, unchanged.map(Metric::definition));
            return Fields.lack(title, owner, source, definition)
                    ? Optional.empty()
                    : Optional.of(new Papers(title.get(), owner.get(), source.get(), definition.get()));
        }

        private static String title(String id) {
            String words = id.replace('_', ' ');
            return words.isEmpty() ? id : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }
}
