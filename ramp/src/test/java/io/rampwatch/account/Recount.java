package io.rampwatch.account;

import static io.rampwatch.account.Report.DAY;
import static io.rampwatch.account.Report.MINUTE;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one account adds up to, counted from the whole list of its reports at once, for {@link Report#metrics()}. */
final class Recount {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Map<String, String> AGED = Map.of(
            "ticket.opened", "tickets_per_100",
            "escalation.raised", "escalations_per_100",
            "manual_work.logged", "manual_minutes_per_account");

    private final List<OpsEvent> events;
    private final long signup;
    private final String channel;
    private final Map<Cell, Long> cells = new HashMap<>();

    private Recount(List<OpsEvent> reports) {
        Map<String, OpsEvent> once = new LinkedHashMap<>();
        reports.forEach(event -> once.putIfAbsent(event.source() + " " + event.id(), event));
        events = List.copyOf(once.values());
        signup = events.stream()
                .filter(event -> event.kind() == Kind.SIGNED_UP)
                .min(order())
                .map(OpsEvent::timeMillis)
                .orElse(NEVER);
        channel = signup == NEVER ? "(no signup)" : named();
    }

    static Map<Cell, Long> of(List<OpsEvent> reports) {
        var recount = new Recount(reports);
        recount.count();
        recount.cells.values().removeIf(value -> value == 0);
        return recount.cells;
    }

    private String named() {
        return events.stream()
                .filter(event -> event.kind() == Kind.SIGNED_UP && event.channel() != null)
                .min(lastWord().thenComparing(OpsEvent::timeMillis).thenComparing(event -> "" + event.channel()))
                .map(event -> "" + event.channel())
                .orElse("(unattributed)");
    }

    private void count() {
        if (signup != NEVER) {
            add("account.signed_up", Facet.FLOW, signup, signup, -1, 1);
            if (channel.equals("(unattributed)")) {
                add("quality:missing_channel", Facet.FLOW, signup, signup, -1, 1);
            }
            tooEarly("connected");
            tooEarly("viewed");
            conversion("activation_24h", Math.max(first("connected"), first("viewed")));
            conversion("any_24h", Math.min(first("connected"), first("viewed")));
            conversion("provisioning_failed_accounts_24h", first("provisioning.failed"));
        }
        for (String name : List.of(
                "provisioning.failed",
                "provisioning.succeeded",
                "ticket.opened",
                "escalation.raised",
                "manual_work.logged")) {
            facts(name).forEach(this::fact);
        }
        accounts(facts("provisioning.failed"));
    }

    private void tooEarly(String milestone) {
        events.stream()
                .filter(event -> event.name().equals(milestone))
                .mapToLong(OpsEvent::timeMillis)
                .distinct()
                .filter(at -> at < signup)
                .forEach(at -> add("quality:before_start", Facet.FLOW, at, at, -1, 1));
    }

    private void fact(OpsEvent fact) {
        add(fact.name(), Facet.FLOW, fact.timeMillis(), fact.timeMillis(), -1, 1);
        if (signup == NEVER && fact.kind() == Kind.TICKET_OPENED) {
            add("quality:missing_account", Facet.FLOW, fact.timeMillis(), fact.timeMillis(), -1, 1);
        }
        if (signup != NEVER && fact.timeMillis() < signup) {
            add("quality:before_start", Facet.FLOW, fact.timeMillis(), fact.timeMillis(), -1, 1);
        }
        boolean amount = fact.kind() == Kind.WORK_LOGGED;
        if (amount) {
            add("manual_work.logged#amount", Facet.FLOW, fact.timeMillis(), fact.timeMillis(), -1, fact.millionths());
        }
        String metric = AGED.get(fact.name());
        if (metric != null && signup != NEVER) {
            aged(metric, fact.timeMillis(), amount ? fact.millionths() : 1);
        }
    }

    /** The account lies under its latest failure: each one moves it on. */
    private void accounts(List<OpsEvent> failures) {
        Long before = null;
        for (OpsEvent failure : failures) {
            long at = failure.timeMillis();
            if (before != null) {
                add("provisioning.failed", Facet.LATEST, before, at, -1, -1);
            }
            add("provisioning.failed", Facet.LATEST, at, at, -1, 1);
            before = at;
        }
    }

    private void conversion(String metric, long at) {
        if (at != NEVER) {
            aged(metric, at, 1);
        }
    }

    private void aged(String metric, long at, long value) {
        long age = at - signup;
        if (age >= 0 && age <= DAY * MINUTE) {
            add(metric, Facet.COHORT, signup, at, bin(age), value);
        }
    }

    /** Four bins of 15 minutes up to an hour, then hours; each holds its end. */
    private static int bin(long age) {
        long minutes = Math.max(1, (age + MINUTE - 1) / MINUTE);
        return (int) (minutes <= 60 ? (minutes + 14) / 15 - 1 : (minutes + 59) / 60 + 2);
    }

    private long first(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name) && event.timeMillis() >= signup)
                .mapToLong(OpsEvent::timeMillis)
                .min()
                .orElse(NEVER);
    }

    private List<OpsEvent> facts(String name) {
        Map<String, OpsEvent> byKey = new HashMap<>();
        List<OpsEvent> all = new ArrayList<>();
        for (OpsEvent event : events) {
            @Nullable String key = event.key();
            if (event.name().equals(name) && key == null) {
                all.add(event);
            } else if (event.name().equals(name)) {
                byKey.merge(key, event, (one, other) -> order().compare(one, other) <= 0 ? one : other);
            }
        }
        all.addAll(byKey.values());
        all.sort(Comparator.comparing(OpsEvent::timeMillis).thenComparing(OpsEvent::millionths));
        return all;
    }

    private static Comparator<OpsEvent> lastWord() {
        return Comparator.comparing(OpsEvent::recordedMillis).reversed();
    }

    /** Of reports of one fact the one that holds is the first. */
    private static Comparator<OpsEvent> order() {
        return lastWord().thenComparing(OpsEvent::timeMillis).thenComparing(OpsEvent::millionths);
    }

    private void add(String measure, Facet facet, long position, long effect, int bin, long value) {
        var cell = new Cell(channel, measure, facet, position / MINUTE, effect / MINUTE, bin);
        cells.merge(cell, value, Long::sum);
    }
}
