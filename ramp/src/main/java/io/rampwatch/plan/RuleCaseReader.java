package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.RuleCase.Count;
import io.rampwatch.plan.RuleCase.Expected;
import io.rampwatch.plan.RuleCase.Given;
import io.rampwatch.plan.RuleCase.Look;
import io.rampwatch.rule.StopRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of cases for the rules of a plan: the cases, or everything that is wrong with them. */
public final class RuleCaseReader {
    private static final YamlText.Kind KIND =
            new YamlText.Kind("file of cases", "a file of cases begins with cases: and a list");
    private static final Keys TOP = Keys.of("a file of cases, which begins with cases: and a list", "cases");
    private static final Keys CASE = Keys.of(
            "at least one case, such as {case: two bad days pause, channel: …, given: …, then: …}",
            "case",
            "channel",
            "given",
            "when",
            "then");
    private static final Keys GIVEN = Keys.of(
            "what happens, such as {days: {activation_24h: [125/200, 104/200]}}",
            "events",
            "from",
            "days",
            "looks",
            "hours",
            "resumes");

    /** A Monday. */
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 23);

    private final Plan plan;

    private RuleCaseReader(Plan plan) {
        this.plan = plan;
    }

    /**
     * What became of a file.
     *
     * @param cases in the order of the file; empty when there is a problem
     * @param problems all that is wrong
     */
    public record Result(List<RuleCase> cases, Problems problems) {}

    /**
     * Reads cases.
     *
     * @param name the file's name, for messages
     * @param yaml its bytes, UTF-8, at most 256 KiB
     * @param plan whose rules they are about
     */
    public static Result read(String name, byte[] yaml, Plan plan) {
        var problems = new Problems(name);
        Node root = YamlText.read(KIND, yaml, problems);
        if (root == null) {
            return new Result(List.of(), problems);
        }
        var cases = new RuleCaseReader(plan).all(Fields.of(root, "", problems, TOP));
        return new Result(problems.isEmpty() ? cases : List.of(), problems);
    }

    private List<RuleCase> all(Fields top) {
        Set<String> names = new HashSet<>();
        List<RuleCase> cases = new ArrayList<>();
        for (Fields entry : top.each("cases", CASE)) {
            one(entry).ifPresent(cases::add);
            entry.get("case", CaseForms.NAME, "")
                    .filter(name -> !names.add(name))
                    .ifPresent(twice -> entry.tell("case", "is the name of a case before; choose another"));
        }
        return cases;
    }

    private Optional<RuleCase> one(Fields entry) {
        var name = entry.get("case", CaseForms.NAME);
        var channel = entry.get("channel", CaseForms.channel(plan));
        var given = given(entry);
        var when = entry.has("when") ? entry.get("when", CaseForms.INSTANT) : Optional.<Long>empty();
        var then = then(entry, channel.orElse(""));
        if (Fields.lack(name, channel, given)) {
            return Optional.empty();
        }
        @Nullable Long at = when.orElse(null);
        return Optional.of(new RuleCase(name.get(), channel.get(), given.get(), at, then));
    }

    private Optional<Given> given(Fields entry) {
        Fields given = entry.in("given", GIVEN);
        var events = given.has("events") ? given.get("events", CaseForms.NAME) : Optional.<String>empty();
        var from = given.get("from", Forms.DATE, SOME_DAY);
        var days = days(given);
        var looks = looks(given);
        var hours = hours(given);
        List<Long> resumes = given.has("resumes") ? given.list("resumes", CaseForms.INSTANT) : List.of();
        boolean written = !days.isEmpty() || !looks.isEmpty() || !hours.isEmpty();
        if (given.readable() && events.isPresent() == written) {
            given.tell("needs either events, or days, looks and hours");
            return Optional.empty();
        }
        @Nullable String file = events.orElse(null);
        return from.map(first -> new Given(file, first, days, looks, hours, resumes));
    }

    private Map<String, List<Count>> days(Fields given) {
        Map<String, List<Count>> days = new LinkedHashMap<>();
        of(given, "days")
                .forEach((metric, group) ->
                        days.put(metric.id(), CaseForms.repeated(group.list(metric.id(), CaseForms.COUNTS))));
        return days;
    }

    private Map<String, List<Look>> looks(Fields given) {
        Map<String, List<Look>> looks = new LinkedHashMap<>();
        of(given, "looks")
                .forEach((metric, group) ->
                        looks.put(metric.id(), CaseForms.repeated(group.list(metric.id(), CaseForms.looks(metric)))));
        return looks;
    }

    private Map<String, List<List<Long>>> hours(Fields given) {
        Map<String, List<List<Long>>> hours = new LinkedHashMap<>();
        of(given, "hours")
                .forEach((metric, group) ->
                        hours.put(metric.id(), CaseForms.repeated(group.list(metric.id(), CaseForms.OUTCOMES))));
        return hours;
    }

    /** The metrics that are written in a group of the given. */
    private Map<Metric, Fields> of(Fields given, String key) {
        Map<Metric, Fields> found = new LinkedHashMap<>();
        if (given.has(key)) {
            String[] ids = plan.metrics().stream().map(Metric::id).toArray(String[]::new);
            Fields group = given.in(key, Keys.of("lists by the ids of metrics, such as {activation_24h: […]}", ids));
            plan.metrics().stream()
                    .filter(metric -> group.has(metric.id()))
                    .forEach(metric -> found.put(metric, group));
        }
        return found;
    }

    private List<Expected> then(Fields entry, String channel) {
        String[] ids = plan.rules().stream().map(StopRule::id).toArray(String[]::new);
        Fields then = entry.in("then", Keys.of("levels by the ids of rules, such as {activation-drop: BREACH}", ids));
        List<Expected> all = new ArrayList<>();
        for (StopRule rule : plan.rules()) {
            if (then.has(rule.id())) {
                then.get(rule.id(), CaseForms.expected(rule)).ifPresent(all::add);
                if (!channel.isEmpty() && !rule.channels().contains(channel)) {
                    then.tell(rule.id(), "is never judged: the rule does not judge " + channel);
                }
            }
        }
        if (then.readable() && all.isEmpty() && then.faults() == 0) {
            then.tell("expects nothing; write levels such as {activation-drop: BREACH}");
        }
        return List.copyOf(all);
    }
}
