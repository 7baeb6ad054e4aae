package io.rampwatch.channel;

import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which hours of signups close at a tick, since all their accounts have had their horizon and facts have settled, and
 * which closed ones late facts have changed.
 */
final class ClosedHours {
    private static final long HOUR = 60;
    private static final long MINUTE_MILLIS = 60_000;

    private final List<Metric> judged;
    private final long settleMinutes;

    ClosedHours(List<Metric> judged, long settleMinutes) {
        this.judged = judged;
        this.settleMinutes = settleMinutes;
    }

    /** Corrections of closed hours first, then the hours that close at this tick. */
    List<ClosedHour> at(String channel, Hours hours, ChannelMarks marks, long tick) {
        List<ClosedHour> said = new ArrayList<>(corrected(channel, hours, marks, tick));
        for (Metric metric : judged) {
            long first = Math.floorDiv(marks.firstMinute(), HOUR);
            long from = marks.open() ? Math.max(first, closedBefore(metric, marks.lastMinute())) : first;
            LongStream.range(from, closedBefore(metric, tick))
                    .forEach(hour -> say(said, channel, hours, metric, hour, tick));
        }
        return said;
    }

    /** Closed hours that late facts have changed since the latest tick. */
    List<ClosedHour> corrected(String channel, Hours hours, ChannelMarks marks, long tick) {
        List<ClosedHour> said = new ArrayList<>();
        for (long hour : marks.touchedHours().stream().sorted().toList()) {
            for (Metric metric : judged) {
                if (marks.open() && hour < closedBefore(metric, marks.lastMinute())) {
                    say(said, channel, hours, metric, hour, tick);
                }
            }
        }
        marks.touchedHours().clear();
        return said;
    }

    /** The first hour that is not closed at a minute. */
    private long closedBefore(Metric metric, long minute) {
        return Math.floorDiv(minute - metric.withinMinutes() - settleMinutes, HOUR);
    }

    private static void say(List<ClosedHour> said, String channel, Hours hours, Metric metric, long hour, long tick) {
        var cells = hours.find(hour);
        var outcomes = cells == null ? null : cells.outcomes().get(metric.id());
        if (cells != null && outcomes != null && outcomes.unsaid()) {
            var written = outcomes.written();
            cells.outcomes().put(metric.id(), written);
            hours.keep(hour, cells);
            said.add(new ClosedHour(
                    channel,
                    metric.id(),
                    hour * HOUR * MINUTE_MILLIS,
                    tick * MINUTE_MILLIS,
                    written.revision(),
                    written.accounts()));
        }
    }
}
