package io.rampwatch.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How all rules stand with one channel.
 *
 * @param rules by rule id and version
 * @param days closed days, by metric; of other channels by channel and metric
 * @param hours closed hours, by metric
 * @param looks the latest hourly looks, by what is looked at
 * @param doubts when numbers were not to be trusted, by metric; the empty name for all of them
 * @param moved since which tick a metric lies beyond its WATCH line, by metric
 * @param season the channel's season
 * @param tickMillis the latest tick; {@link #NEVER} before the first
 * @param resumedMillis from when the channel was last resumed: days and looks before it do not count; {@link #NEVER}
 *     for never
 * @param manualMillis the tick at which a person paused the channel; null where nobody did
 * @param overrideMillis until when a person lets it go on; null where nobody does
 * @param waiting decisions that a later tick will hear
 * @param heard ids of decisions that were heard
 * @param announced versions of the plan, in the order of their event times
 */
public record RuleMarks(
        Map<String, RuleMark> rules,
        Map<String, KnownDays> days,
        Map<String, KnownHours> hours,
        Map<String, Looks> looks,
        Map<String, DoubtSpans> doubts,
        Map<String, Long> moved,
        Season season,
        long tickMillis,
        long resumedMillis,
        @Nullable Long manualMillis,
        @Nullable Long overrideMillis,
        List<Ruling> waiting,
        List<String> heard,
        List<Announced> announced) {
    /** No such time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Nothing judged yet. */
    public static final RuleMarks NEW = new RuleMarks(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Season.NONE,
            NEVER,
            NEVER,
            null,
            null,
            List.of(),
            List.of(),
            List.of());

    private static final int MOST_HEARD = 200;

    /** Under which name the days of a metric are kept: those of other channels stand apart. */
    static String daysKey(String own, String of, String metric) {
        return of.equals(own) ? metric : of + "|" + metric;
    }

    RuleMarks withDay(String key, KnownDay day) {
        Map<String, KnownDays> now = new HashMap<>(days);
        now.merge(key, KnownDays.NONE.with(day), (known, one) -> known.with(day));
        var draft = new Draft(this);
        draft.days = Map.copyOf(now);
        return draft.marks();
    }

    RuleMarks withHours(Map<String, KnownHours> now) {
        var draft = new Draft(this);
        draft.hours = now;
        return draft.marks();
    }

    RuleMarks withAnnounced(List<Announced> now) {
        var draft = new Draft(this);
        draft.announced = now;
        return draft.marks();
    }

    RuleMarks withDoubts(Map<String, DoubtSpans> now) {
        var draft = new Draft(this);
        draft.doubts = now;
        return draft.marks();
    }

    RuleMarks withSeason(Season now) {
        var draft = new Draft(this);
        draft.season = now;
        return draft.marks();
    }

    RuleMarks waitingFor(Ruling ruling) {
        List<Ruling> all = new ArrayList<>(waiting);
        all.add(ruling);
        List<String> ids = new ArrayList<>(heard);
        ids.add(ruling.id());
        var draft = new Draft(this);
        draft.waiting = List.copyOf(all);
        draft.heard = List.copyOf(ids.subList(Math.max(0, ids.size() - MOST_HEARD), ids.size()));
        return draft.marks();
    }

    /** What holds at a tick: decisions that are due take effect, in the order of their event times. */
    RuleMarks at(long millis, int sharers) {
        List<Ruling> due = waiting.stream()
                .filter(ruling -> ruling.atMillis() <= millis)
                .sorted(Comparator.comparingLong(Ruling::atMillis).thenComparing(Ruling::id))
                .toList();
        if (due.isEmpty()) {
            return this;
        }
        var draft = new Draft(this);
        draft.waiting =
                waiting.stream().filter(ruling -> ruling.atMillis() > millis).toList();
        RuleMarks marks = draft.marks();
        for (Ruling ruling : due) {
            marks = marks.after(ruling, millis, sharers);
        }
        return marks;
    }

    private RuleMarks after(Ruling ruling, long millis, int sharers) {
        return switch (ruling.kind()) {
            case SEASON -> withSeason(Season.decided(ruling.atMillis(), sharers));
            case RESUME -> resumed(ruling.atMillis(), sharers);
            case PAUSE -> withPerson(manualMillis == null ? (Long) millis : manualMillis, overrideMillis);
            case OVERRIDE -> withPerson(manualMillis, ruling.untilMillis());
        };
    }

    private RuleMarks withPerson(@Nullable Long manual, @Nullable Long override) {
        var draft = new Draft(this);
        draft.manualMillis = manual;
        draft.overrideMillis = override;
        return draft.marks();
    }

    /** Pauses that began by then are over, lanes and season begin anew; a breach that latched later stays. */
    private RuleMarks resumed(long atMillis, int sharers) {
        if (atMillis <= resumedMillis) {
            return this;
        }
        Map<String, RuleMark> left = new HashMap<>();
        rules.forEach((key, mark) -> {
            Long latched = mark.latchedMillis();
            if (latched != null && latched > atMillis) {
                left.put(key, mark);
            }
        });
        Long manual = manualMillis;
        var draft = new Draft(this);
        draft.rules = Map.copyOf(left);
        draft.season = Season.decided(atMillis, sharers);
        draft.resumedMillis = atMillis;
        draft.manualMillis = manual != null && manual > atMillis ? manual : null;
        draft.overrideMillis = null;
        return draft.marks();
    }

    /** The same marks with some parts changed. */
    private static final class Draft {
        private final RuleMarks before;
        private Map<String, RuleMark> rules;
        private Map<String, KnownDays> days;
        private Map<String, KnownHours> hours;
        private Map<String, DoubtSpans> doubts;
        private Season season;
        private long resumedMillis;
        private @Nullable Long manualMillis;
        private @Nullable Long overrideMillis;
        private List<Ruling> waiting;
        private List<String> heard;
        private List<Announced> announced;

        Draft(RuleMarks marks) {
            before = marks;
            rules = marks.rules;
            days = marks.days;
            hours = marks.hours;
            doubts = marks.doubts;
            season = marks.season;
            resumedMillis = marks.resumedMillis;
            manualMillis = marks.manualMillis;
            overrideMillis = marks.overrideMillis;
            waiting = marks.waiting;
            heard = marks.heard;
            announced = marks.announced;
        }

        RuleMarks marks() {
            return new RuleMarks(
                    rules,
                    days,
                    hours,
                    before.looks,
                    doubts,
                    before.moved,
                    season,
                    before.tickMillis,
                    resumedMillis,
                    manualMillis,
                    overrideMillis,
                    waiting,
                    heard,
                    announced);
        }
    }
}
