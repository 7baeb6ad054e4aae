package io.rampwatch.foresight;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.PlanText;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import io.rampwatch.rule.Ruling;
import io.rampwatch.rule.StopRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the job said of a ramp, tick by tick: enough to judge it again by the same or by other rules, without the
 * events. Levels come out as the job said them.
 */
public final class Recording {
    private final TreeMap<Long, Moment> moments = new TreeMap<>();

    /** Nothing yet. */
    public Recording() {}

    /** What was said at one tick. */
    private static final class Moment {
        private final List<ClosedDay> days = new ArrayList<>();
        private final List<ClosedHour> hours = new ArrayList<>();
        private final Map<String, Reading> readings = new TreeMap<>();
    }

    /** Who decides: asked after each tick of a channel, and before its first (with no levels). */
    public interface Person {
        /** Never decides anything. */
        Person NOBODY = (channel, levels) -> Optional.empty();

        /** What the person decides at these levels. */
        Optional<Ruling> decides(String channel, List<Level> levels);
    }

    /** A closed day or its correction; one that is still open is never judged. */
    public void add(ClosedDay day) {
        if (day.closed()) {
            at(day.closedAtMillis()).days.add(day);
        }
    }

    /** A closed hour or its correction. */
    public void add(ClosedHour hour) {
        at(hour.closedAtMillis()).hours.add(hour);
    }

    /** A reading; restatements are not judged. */
    public void add(Reading reading) {
        if (reading.first()) {
            at(reading.tickMillis()).readings.put(reading.channel(), reading);
        }
    }

    private Moment at(long millis) {
        return moments.computeIfAbsent(millis, tick -> new Moment());
    }

    /** Judges it all by the rules of a plan; levels come by tick, then by channel, then in the order of the plan. */
    public void judge(AgreedRules agreed, Person person, Consumer<Level> out) {
        var trial = new Trial(agreed, person, out);
        moments.forEach(trial::hear);
    }

    /** One judging of it all. */
    private static final class Trial {
        private final RuleBook book;
        private final Person person;
        private final Consumer<Level> out;
        private final Set<String> metrics = new HashSet<>();
        private final Map<String, Set<String>> listeners = new HashMap<>();
        private final Map<String, RuleMarks> marks = new HashMap<>();

        Trial(AgreedRules agreed, Person person, Consumer<Level> out) {
            this.book =
                    new RuleBook(agreed, yaml -> PlanText.Understood.refused("on paper a plan is announced nowhere"));
            this.person = person;
            this.out = out;
            for (StopRule rule : agreed.rules()) {
                metrics.add(rule.metric());
                Optional.ofNullable(rule.restart()).ifPresent(restart -> metrics.add(restart.metric()));
                for (String channel : rule.channels()) {
                    listen(channel, channel);
                    RuleBook.references(agreed, channel).forEach(other -> listen(other, channel));
                }
            }
        }

        private void listen(String heard, String by) {
            listeners.computeIfAbsent(heard, channel -> new HashSet<>()).add(by);
        }

        private void hear(long tick, Moment moment) {
            for (ClosedDay day : moment.days) {
                if (metrics.contains(day.metric())) {
                    listeners
                            .getOrDefault(day.channel(), Set.of())
                            .forEach(channel -> marks.put(channel, book.note(channel, marks(channel), day)));
                }
            }
            for (ClosedHour hour : moment.hours) {
                if (metrics.contains(hour.metric()) && listens(hour.channel())) {
                    marks.put(hour.channel(), book.note(marks(hour.channel()), hour));
                }
            }
            moment.readings.values().stream()
                    .filter(reading -> listens(reading.channel()))
                    .forEach(reading -> judge(tick, reading));
        }

        private void judge(long tick, Reading reading) {
            String channel = reading.channel();
            var judged = book.judge(channel, tick, marks(channel), reading);
            marks.put(channel, judged.marks());
            judged.levels().forEach(out);
            decide(channel, judged.levels());
        }

        private void decide(String channel, List<Level> levels) {
            person.decides(channel, levels)
                    .ifPresent(ruling ->
                            marks.put(channel, book.hear(marks.getOrDefault(channel, RuleMarks.NEW), ruling)));
        }

        private boolean listens(String channel) {
            return listeners.getOrDefault(channel, Set.of()).contains(channel);
        }

        private RuleMarks marks(String channel) {
            if (!marks.containsKey(channel)) {
                marks.put(channel, RuleMarks.NEW);
                decide(channel, List.of());
            }
            return marks.getOrDefault(channel, RuleMarks.NEW);
        }
    }
}
