package io.rampwatch.plan;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads whom or what a metric is about, how one of them begins, and how it ends. */
final class SubjectReader {
    private static final String ACCOUNT = Subject.ACCOUNT.name();

    private final Fields entry;
    private final EventNames events;
    private final Optional<Subject> before;

    SubjectReader(Fields entry, EventNames events, Optional<Subject> before) {
        this.entry = entry;
        this.events = events;
        this.before = before;
    }

    /**
     * The subject of a conversion: accounts unless it is said.
     *
     * @param startKey the key of the event with which one begins
     */
    Optional<Subject> begun(String startKey) {
        Optional<String> name = name(before.map(Subject::name).orElse(ACCOUNT));
        if (name.equals(Optional.of(ACCOUNT))) {
            if (entry.has(startKey)) {
                entry.get(startKey, Forms.oneOf(Map.of(Kind.SIGNED_UP.noun(), ACCOUNT), List.of()));
            }
            return Optional.of(Subject.ACCOUNT);
        }
        return name.flatMap(subject -> start(subject, startKey).map(start -> Subject.begunBy(subject, start)));
    }

    /** The subject of an age: what opens and closes it, and when an open one is too old. */
    Optional<Subject> open() {
        Optional<String> name = name(before.map(Subject::name).orElse(EventNames.TICKET));
        if (name.equals(Optional.of(ACCOUNT))) {
            entry.tell("subject", "is never open or closed; write one of " + String.join(", ", events.subjects()));
            return Optional.empty();
        }
        return name.flatMap(this::open);
    }

    private Optional<Subject> open(String subject) {
        var start = start(subject, "opened_by");
        var closed = names("closed_by", subject, before.map(Subject::closedBy));
        var again = entry.has("reopened_by")
                ? names("reopened_by", subject, Optional.empty())
                : before.map(Subject::reopenedBy).orElse(List.of());
        var target = entry.get("target", Forms.SOME_MINUTES, before.map(Subject::targetMinutes));
        return closed.isEmpty() || Fields.lack(start, target)
                ? Optional.empty()
                : Optional.of(new Subject(subject, start.get(), closed, again, target.get()));
    }

    private Optional<String> name(String otherwise) {
        Map<String, String> known = new TreeMap<>(Map.of(ACCOUNT, ACCOUNT));
        events.subjects().forEach(subject -> known.put(subject, subject));
        return entry.get("subject", Forms.oneOf(known, List.of()), otherwise);
    }

    private Optional<String> start(String subject, String key) {
        boolean same = before.map(Subject::name).equals(Optional.of(subject));
        return entry.get(key, events.of(subject), same ? before.map(Subject::start) : events.startOf(subject));
    }

    private List<String> names(String key, String subject, Optional<List<String>> otherwise) {
        return entry.has(key) || otherwise.isEmpty() ? entry.list(key, events.of(subject)) : otherwise.get();
    }
}
