package io.rampwatch.channel;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One channel from its first contribution on, with all that it said. Times are epoch minutes. */
final class Run implements Hours {
    static final long HOUR = 60;
    static final long DAY = 24 * HOUR;
    static final long MINUTE_MILLIS = 60_000;
    /** 2026-11-23T00:00:00Z, a Monday. */
    static final long START = 29_923_200;

    static final String CHANNEL = "ads";
    static final String SIGNED_UP = "account.signed_up";
    static final String FAILED = "provisioning.failed";
    static final String SUCCEEDED = "provisioning.succeeded";

    private final ChannelBook book;
    private final Map<Long, HourCells> hours = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<ClosedDay> days = new ArrayList<>();
    private final List<ClosedHour> closedHours = new ArrayList<>();
    private ChannelMarks marks = ChannelMarks.fresh();
    private Trust trust = Trust.FULL;

    Run(ChannelSettings settings, Metric... metrics) {
        book = new ChannelBook(List.of(metrics), settings);
    }

    static ChannelSettings settings(long tick) {
        return new ChannelSettings(tick, "UTC", 2 * HOUR, 72 * HOUR);
    }

    static Metric metric(MetricKind kind, Reach reach, long within, long window, String... events) {
        return metric(kind.name().toLowerCase(Locale.ROOT), kind, reach, within, window, events);
    }

    static Metric metric(String id, MetricKind kind, Reach reach, long within, long window, String... events) {
        List<String> over = kind == MetricKind.RATIO ? List.of(FAILED, SUCCEEDED) : List.of();
        return new Metric(id, id, kind, List.of(events), over, reach, within, window, Better.HIGHER, "o", "s", "d");
    }

    static Contribution flow(String measure, long minute, long value) {
        return new Contribution(CHANNEL, measure, Facet.FLOW, minute, minute, -1, value);
    }

    static Contribution signups(long minute, long value) {
        return flow(SIGNED_UP, minute, value);
    }

    /** Facts of accounts that signed up in one minute, at an age in minutes. */
    static Contribution aged(Metric metric, long start, long age, long value) {
        int bin = Horizon.of(metric.withinMinutes()).bin(age * MINUTE_MILLIS);
        return new Contribution(CHANNEL, metric.id(), Facet.COHORT, start, start + age, bin, value);
    }

    static Contribution latest(String name, long position, long effect, long value) {
        return new Contribution(CHANNEL, name, Facet.LATEST, position, effect, -1, value);
    }

    /** What is doubted from now on. */
    Run trust(Trust now) {
        trust = now;
        return this;
    }

    Run add(Contribution... said) {
        return add(List.of(said));
    }

    Run add(List<Contribution> said) {
        said.forEach(each -> marks = book.add(this, marks, each));
        return this;
    }

    /** All ticks up to a minute, that one included. */
    Run tickTo(long minute) {
        while (book.nextTickMillis(marks) <= minute * MINUTE_MILLIS) {
            tick();
        }
        return this;
    }

    long nextTick() {
        return book.nextTickMillis(marks) / MINUTE_MILLIS;
    }

    Run tick() {
        var told = book.tick(CHANNEL, this, marks, book.nextTickMillis(marks), trust);
        marks = told.marks();
        readings.addAll(told.readings());
        days.addAll(told.days());
        closedHours.addAll(told.hours());
        return this;
    }

    Run finish() {
        var told = book.finish(CHANNEL, this, marks, trust);
        readings.addAll(told.readings());
        days.addAll(told.days());
        closedHours.addAll(told.hours());
        return this;
    }

    List<Reading> readings() {
        return readings;
    }

    List<ClosedDay> days() {
        return days;
    }

    List<ClosedHour> closedHours() {
        return closedHours;
    }

    ChannelMarks marks() {
        return marks;
    }

    Map<Long, HourCells> hours() {
        return hours;
    }

    /** What was said last of each tick. */
    Map<Long, Reading> last() {
        Map<Long, Reading> last = new TreeMap<>();
        readings.forEach(reading -> last.put(reading.tickMillis() / MINUTE_MILLIS, reading));
        return last;
    }

    /** What was said last of each day: numerator and denominator, by metric and day. */
    Map<String, List<Long>> lastDays() {
        Map<String, List<Long>> last = new TreeMap<>();
        days.forEach(day -> last.put(day.metric() + " " + day.day(), List.of(day.k(), day.n())));
        return last;
    }

    /** What was said last of a tick. */
    Estimate view(long tick, String metric, String view) {
        Reading reading = last().get(tick);
        if (reading == null) {
            throw new IllegalArgumentException("no reading at " + tick);
        }
        return reading.metrics().get(metric).view(view);
    }

    @Override
    public @Nullable HourCells find(long hour) {
        return hours.get(hour);
    }

    @Override
    public void keep(long hour, HourCells cells) {
        hours.put(hour, cells);
    }

    @Override
    public void drop(long hour) {
        hours.remove(hour);
    }
}
