package io.rampwatch.channel;

import io.rampwatch.channel.ChannelMarks.DayMark;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which calendar days of a channel close at a tick, which closed ones late facts have changed, and what they say. */
final class ClosedDays {
    private static final long MINUTE_MILLIS = 60_000;
    private static final char BAR = '|';

    private final List<DayLine> lines;
    private final Calendar calendar;
    private final long correctionMinutes;
    private final Map<String, Long> lags;

    ClosedDays(List<Metric> metrics, ChannelSettings settings) {
        lines = metrics.stream()
                .flatMap(metric -> DayLine.of(metric, settings.settleMinutes()))
                .toList();
        calendar = new Calendar(settings.timezone());
        correctionMinutes = settings.correctionMinutes();
        lags = lines.stream().collect(Collectors.toMap(DayLine::name, DayLine::lagMinutes));
    }

    /** Corrections of closed days first, then the days that close at this tick. Both are noted in the marks. */
    List<ClosedDay> at(String channel, Sums sums, ChannelMarks marks, long tick) {
        List<ClosedDay> said = new ArrayList<>(corrected(channel, sums, marks, tick));
        for (DayLine line : lines) {
            for (var day = firstOpen(marks, line); day.end() <= tick - line.lagMinutes(); day = calendar.after(day)) {
                said.add(say(channel, line, day, sums, marks, tick, 0));
            }
        }
        marks.days()
                .entrySet()
                .removeIf(mark -> over(nameOf(mark.getKey()), mark.getValue().endMinute(), tick));
        return said;
    }

    /**
     * Whether nothing can correct what a line says of a day any more: the rules have folded it into their lanes then.
     */
    private boolean over(String line, long endMinute, long tick) {
        return endMinute + lags.getOrDefault(line, 0L) + correctionMinutes < tick;
    }

    /** Closed days that late facts have changed since the latest tick. */
    List<ClosedDay> corrected(String channel, Sums sums, ChannelMarks marks, long tick) {
        List<ClosedDay> said = new ArrayList<>();
        for (long start : marks.touchedDays().stream().sorted().toList()) {
            var day = calendar.of(start);
            for (DayLine line : lines) {
                // of a day that nothing can correct any more nothing is remembered: it is not to be said anew
                boolean open = !over(line.name(), day.end(), tick);
                if (open && marks.open() && day.end() <= marks.lastMinute() - line.lagMinutes()) {
                    var last = marks.days().get(key(line, day));
                    long k = line.numerator(sums, day);
                    long n = line.denominator(sums, day, marks.firsts());
                    if (last == null || last.k() != k || last.n() != n) {
                        said.add(say(channel, line, day, sums, marks, tick, last == null ? 0 : last.revision() + 1));
                    }
                }
            }
        }
        marks.touchedDays().clear();
        return said;
    }

    /** What the days say that are still open when the input ends. */
    List<ClosedDay> stillOpen(String channel, Sums sums, ChannelMarks marks) {
        List<ClosedDay> said = new ArrayList<>();
        for (DayLine line : lines) {
            for (var day = firstOpen(marks, line); day.start() <= marks.latestMinute(); day = calendar.after(day)) {
                said.add(closed(channel, line, day, sums, marks, ClosedDay.OPEN, 0));
            }
        }
        return said;
    }

    /** The days from one minute's to another's, by their starts. */
    List<Long> daysOf(long minute, long last) {
        List<Long> starts = new ArrayList<>();
        for (var day = calendar.of(minute); day.start() <= last; day = calendar.after(day)) {
            starts.add(day.start());
        }
        return starts;
    }

    /** Where a day starts that is written by its number. */
    long startOf(long epochDay) {
        return calendar.day(LocalDate.ofEpochDay(epochDay)).start();
    }

    private Calendar.Day firstOpen(ChannelMarks marks, DayLine line) {
        long from = marks.open() ? marks.lastMinute() - line.lagMinutes() : Long.MIN_VALUE;
        return calendar.of(Math.max(marks.firstMinute(), from));
    }

    private ClosedDay say(
            String channel, DayLine line, Calendar.Day day, Sums sums, ChannelMarks marks, long tick, int revision) {
        var said = closed(channel, line, day, sums, marks, tick * MINUTE_MILLIS, revision);
        marks.days().put(key(line, day), new DayMark(day.end(), revision, said.k(), said.n()));
        return said;
    }

    private static ClosedDay closed(
            String channel,
            DayLine line,
            Calendar.Day day,
            Sums sums,
            ChannelMarks marks,
            long closedAt,
            int revision) {
        return new ClosedDay(
                channel,
                line.name(),
                day.start() * MINUTE_MILLIS,
                day.date().toString(),
                closedAt,
                revision,
                line.numerator(sums, day),
                line.denominator(sums, day, marks.firsts()));
    }

    private static String key(DayLine line, Calendar.Day day) {
        return line.name() + BAR + day.start();
    }

    private static String nameOf(String key) {
        return key.substring(0, key.lastIndexOf(BAR));
    }
}
