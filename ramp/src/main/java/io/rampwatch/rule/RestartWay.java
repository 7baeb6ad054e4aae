package io.rampwatch.rule;

import io.rampwatch.metric.BusinessDays;
import io.rampwatch.metric.DayCount;
import io.rampwatch.metric.Interval;
import io.rampwatch.metric.MetricKind;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way back of a latched rule: how many good days (or minutes) in a row there are since it latched. */
final class RestartWay {
    private static final double MILLION = 1e6;
    private static final int MOST_DAYS = 366;

    private final RestartCondition condition;
    private final boolean census;
    private final RampCalendar calendar;
    private final AgreedRules agreed;
    private final Map<String, DoubtSpans> doubts;
    private final List<CalendarDay> days;
    private final long tickMillis;
    private final long latchedMillis;

    RestartWay(StopRule rule, RestartCondition condition, String channel, Sum at) {
        this.condition = condition;
        this.census = rule.limits().values().stream().anyMatch(limit -> limit.kind() == Limit.Kind.CENSUS)
                && condition.metric().equals(rule.metric());
        this.calendar = at.calendar();
        this.agreed = at.agreed();
        this.doubts = at.marks().doubts();
        this.tickMillis = at.tickMillis();
        this.latchedMillis = at.latchedMillis();
        String proxy = condition.measuredOn().channel();
        String of = proxy == null ? channel : proxy;
        this.days = calendar.line(
                at.marks().days().getOrDefault(RuleMarks.daysKey(channel, of, condition.metric()), KnownDays.NONE),
                latchedMillis);
    }

    /** Where it is judged. */
    record Sum(AgreedRules agreed, RampCalendar calendar, RuleMarks marks, long tickMillis, long latchedMillis) {}

    /** How far it is, by minutes or by days. */
    RestartProgress progress(HeldRun back) {
        return condition.days() == 0 ? byMinutes(back) : byDays();
    }

    /** The level held after one more tick. */
    HeldRun after(HeldRun before, Sight sight) {
        if (sight.unknown(census ? 0 : condition.least()) != null) {
            Long gap = condition.gapMinutes();
            return before.without(sight, gap == null ? HeldRun.GAP_MINUTES : gap);
        }
        return good(sight) ? before.there(sight) : before.elsewhere(sight, true, 0);
    }

    private boolean good(Sight sight) {
        if (census) {
            return sight.k() != null && condition.side().beyond(sight.k(), 1, condition.levelMillionths());
        }
        return sight.beyond(new QuotientLine(
                condition.side(), sums(), BigInteger.valueOf(condition.levelMillionths()), BigInteger.ONE, null, 0));
    }

    private boolean sums() {
        return condition.kind() == MetricKind.AMOUNT_PER_SUBJECT;
    }

    private boolean good(long k, long n) {
        return sums()
                ? condition.side().beyondSum(k, n, condition.levelMillionths())
                : condition.side().beyond(k, n, condition.levelMillionths());
    }

    private RestartProgress byMinutes(HeldRun back) {
        Sight last = back.last();
        long good = back.on() ? back.minutes() : 0;
        long needed = condition.heldMinutes();
        boolean met = back.on() && good >= needed && !doubtedNow();
        Cause cause = last == null ? Cause.IMMATURE : last.unknown(census ? 0 : condition.least());
        Long k = last == null ? null : last.k();
        Double value = census && k != null ? (Double) (double) k : last == null ? null : last.value();
        long earliest = tickMillis + (met ? 0 : (needed - good) * 60_000);
        return new RestartProgress(
                condition.metric(),
                condition.proofWords(),
                condition.measuredOn().words(),
                good,
                needed,
                "minutes",
                met,
                cause,
                value,
                last == null ? null : last.low(),
                last == null ? null : last.high(),
                k,
                last == null ? null : last.n(),
                earliest,
                "minute " + good + " of " + needed + ", earliest restart " + local(earliest));
    }

    private RestartProgress byDays() {
        int good = streak();
        CalendarDay last = lastDay();
        Cause cause = last == null ? Cause.IMMATURE : cause(last);
        CalendarDay judged = lastJudged();
        DayCount count = judged == null ? null : judged.count();
        Double value = count == null ? null : (Double) ((double) count.k() / count.n() / (sums() ? MILLION : 1));
        Optional<Interval> limits =
                count == null ? Optional.empty() : Shares.interval(condition.kind(), count.k(), count.n());
        boolean met = good >= condition.days() && !doubtedNow();
        Long earliest = cause == Cause.NO_FLOW ? null : (Long) earliest(good);
        return new RestartProgress(
                condition.metric(),
                condition.proofWords(),
                condition.measuredOn().words(),
                good,
                condition.days(),
                condition.businessDays() ? "business days" : "days",
                met,
                cause,
                value,
                limits.map(Interval::lo).orElse(null),
                limits.map(Interval::hi).orElse(null),
                count == null ? null : (Long) count.k(),
                count == null ? null : (Long) count.n(),
                earliest,
                words(good, value, limits, count, cause, earliest));
    }

    /** The longest streak up to now whose first good day lies within the expiry. */
    private int streak() {
        List<io.rampwatch.metric.CalendarDay> line = days.stream()
                .map(day -> new io.rampwatch.metric.CalendarDay(
                        counts(day), doubted(day) ? DayCount.unknown() : day.count()))
                .toList();
        var contract = new BusinessDays(Math.max(1, condition.least()), condition.days(), this::good);
        int most = 0;
        for (int from = 0; from < line.size(); from++) {
            List<Integer> streaks = contract.streaks(line.subList(from, line.size()));
            most = Math.max(most, streaks.get(streaks.size() - 1));
        }
        return most;
    }

    private boolean counts(CalendarDay day) {
        return !condition.businessDays() || calendar.isBusinessDay(day.date());
    }

    private @Nullable CalendarDay lastDay() {
        for (int i = days.size() - 1; i >= 0; i--) {
            if (counts(days.get(i))) {
                return days.get(i);
            }
        }
        return null;
    }

    private @Nullable CalendarDay lastJudged() {
        for (int i = days.size() - 1; i >= 0; i--) {
            CalendarDay day = days.get(i);
            if (counts(day) && cause(day) == null) {
                return day;
            }
        }
        return null;
    }

    private @Nullable Cause cause(CalendarDay day) {
        if (day.known() == null || doubted(day)) {
            return Cause.DATA;
        }
        long n = day.count().n();
        return n == 0 ? Cause.NO_FLOW : n < condition.least() ? Cause.TOO_FEW : null;
    }

    private boolean doubted(CalendarDay day) {
        KnownDay known = day.known();
        return known != null && doubted(known.startMillis(), known.closedAtMillis());
    }

    private boolean doubtedNow() {
        return doubted(tickMillis, tickMillis);
    }

    private boolean doubted(long from, long to) {
        return doubts.getOrDefault("", DoubtSpans.NONE).touch(from, to)
                || doubts.getOrDefault(condition.metric(), DoubtSpans.NONE).touch(from, to);
    }

    /** When the last missing day closes, if every coming day is good. */
    private long earliest(int good) {
        if (good >= condition.days()) {
            return tickMillis;
        }
        LocalDate date =
                days.isEmpty() ? firstWhole() : days.get(days.size() - 1).date().plusDays(1);
        int left = condition.days() - good;
        // no calendar has a year without business days
        for (int ahead = 0; ahead < MOST_DAYS; ahead++) {
            boolean counted = !condition.businessDays() || calendar.isBusinessDay(date);
            left -= counted ? 1 : 0;
            if (left == 0) {
                return calendar.closes(date, condition.metric());
            }
            date = date.plusDays(1);
        }
        return calendar.closes(date, condition.metric());
    }

    private LocalDate firstWhole() {
        LocalDate date = calendar.date(latchedMillis);
        return calendar.start(date) == latchedMillis ? date : date.plusDays(1);
    }

    private String words(
            int good,
            @Nullable Double value,
            Optional<Interval> limits,
            @Nullable DayCount count,
            @Nullable Cause cause,
            @Nullable Long earliest) {
        if (cause == Cause.NO_FLOW || earliest == null) {
            return "restart cannot be measured: 0 accounts a day, " + condition.least()
                    + " needed; let in a pilot volume";
        }
        String seen = value == null || count == null
                ? ""
                : ", " + Shares.words(condition.kind(), value) + interval(limits) + ", " + count.n() + " accounts";
        return "day " + good + " of " + condition.days() + seen + ", earliest restart " + local(earliest);
    }

    private static String interval(Optional<Interval> limits) {
        return limits.map(found -> " [" + Shares.one(100 * found.lo()) + "-" + Shares.one(100 * found.hi()) + "]")
                .orElse("");
    }

    /** Such as {@code Tue 2026-12-01 03:00}, in the ramp's time zone. */
    private String local(long millis) {
        var at = Instant.ofEpochMilli(millis).atZone(ZoneId.of(agreed.timezone()));
        String day = at.getDayOfWeek().name();
        return day.charAt(0) + day.substring(1, 3).toLowerCase(Locale.ROOT) + " " + at.toLocalDate() + " "
                + at.toLocalTime().withSecond(0).withNano(0);
    }
}
