package io.rampwatch.channel;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.account.Measures;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one channel: adds up contributions and says, at each tick, what they amount to.
 *
 * <p>Each contribution lies under its own minute, and a reading looks only at minutes before its tick: so the order in
 * which contributions come does not matter, and one that comes after a tick which it concerns is a correction: the full
 * hours and the closed days that it touches are said again at the next tick.
 */
public final class ChannelBook {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private final Measures measures;
    private final ChannelSettings settings;
    private final ClosedDays closedDays;
    private final ClosedHours closedHours;
    private final Set<String> conversions;
    private final Set<String> defining;
    private final Set<String> spend;
    private final Spans spans;
    private final Map<String, FailureCause> causes;
    private final Readings.Book readings;

    /** A book for the metrics of a plan. */
    public ChannelBook(List<Metric> metrics, ChannelSettings settings) {
        this.settings = settings;
        measures = Measures.of(metrics, settings.judged());
        closedDays = new ClosedDays(metrics, settings);
        closedHours = new ClosedHours(measures.judged(), settings.settleMinutes());
        Calendar calendar = new Calendar(settings.timezone());
        conversions = metrics.stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION)
                .map(Metric::id)
                .collect(Collectors.toUnmodifiableSet());
        defining = metrics.stream()
                .flatMap(metric ->
                        metric.over().stream().filter(name -> !metric.events().contains(name)))
                .collect(Collectors.toUnmodifiableSet());
        spend = metrics.stream()
                .filter(Metric::ofChannel)
                .flatMap(metric -> metric.events().stream())
                .map(Measures::amountOf)
                .collect(Collectors.toUnmodifiableSet());
        causes = FailureCause.table(settings.causes());
        spans = new Spans(metrics, measures, settings.correctionMinutes());
        readings = new Readings.Book(metrics, measures, calendar, spans.queueKept());
    }

    /**
     * What a tick brought.
     *
     * @param marks how far the channel has come now
     * @param days closed days, corrections first
     * @param hours closed hours of signups, corrections first
     * @param readings readings that were restated, by tick, and last the reading of the tick
     */
    public record Told(ChannelMarks marks, List<ClosedDay> days, List<ClosedHour> hours, List<Reading> readings) {}

    /** Adds a contribution to the hours; says how far the channel has come now. */
    public ChannelMarks add(Hours hours, ChannelMarks marks, Contribution said) {
        if (said.facet() != Facet.OPENING) {
            marks.totals().merge(said.facet() + " " + said.measure(), said.value(), Long::sum);
            if (marks.open() && spans.gone(said, marks.lastMinute())) {
                return marks;
            }
            count(hours, marks, said);
            long first = said.facet() == Facet.FLOW ? Firsts.moved(hours, marks, said) : Firsts.UNMOVED;
            touch(marks, said, defining.contains(said.measure()) ? first : Firsts.UNMOVED);
        }
        // what lies under another minute than its own is no sign that the channel was there then
        boolean moved = said.facet() == Facet.OUTCOME
                || said.facet() == Facet.LATEST
                || said.facet() == Facet.QUEUE
                || said.facet() == Facet.REASON;
        return marks.seen(moved ? said.effectMinute() : said.positionMinute());
    }

    /** The first tick of a channel, or the one after its latest; epoch milliseconds. */
    public long nextTickMillis(ChannelMarks marks) {
        long after = marks.open() ? marks.lastMinute() : marks.firstMinute();
        return (Math.floorDiv(after, settings.tickMinutes()) + 1) * settings.tickMinutes() * MINUTE_MILLIS;
    }

    /** Says what holds at a tick, forgets what nothing can change any more. */
    public Told tick(String channel, Hours hours, ChannelMarks marks, long tickMillis, Trust trust) {
        long tick = tickMillis / MINUTE_MILLIS;
        Sums sums = new Sums(hours);
        var page = new Page(channel, sums, marks, trust);
        List<ClosedDay> days = closedDays.at(channel, sums, marks, tick);
        List<ClosedHour> closed = closedHours.at(channel, hours, marks, tick);
        List<Reading> readings = new ArrayList<>(restated(page, tick));
        readings.add(reading(page, tick, tick, 0));
        forget(hours, marks, tick);
        return new Told(marks.ticked(tick), days, closed, readings);
    }

    /** What is left to say when the input has ended: last corrections, and the days that are still open. */
    public Told finish(String channel, Hours hours, ChannelMarks marks, Trust trust) {
        Sums sums = new Sums(hours);
        List<Reading> readings = restated(new Page(channel, sums, marks, trust), marks.lastMinute());
        List<ClosedHour> closed = closedHours.corrected(channel, hours, marks, marks.lastMinute());
        List<ClosedDay> days = new ArrayList<>(closedDays.corrected(channel, sums, marks, marks.lastMinute()));
        days.addAll(closedDays.stillOpen(channel, sums, marks));
        return new Told(marks, days, closed, readings);
    }

    private void count(Hours hours, ChannelMarks marks, Contribution said) {
        long hour = Math.floorDiv(said.positionMinute(), HOUR);
        int minute = (int) Math.floorMod(said.positionMinute(), HOUR);
        HourCells cells = open(hours, hour);
        switch (said.facet()) {
            case FLOW -> HourCells.add(cells.flows(), said.measure(), minute, said.value());
            case LATEST -> move(cells, Sums.accounts(said.measure()), minute, said);
            case REASON -> reason(cells, marks, minute, said);
            case QUEUE -> move(cells, Sums.open(said.measure()), minute, said);
            case COHORT -> {
                HourCells.add(cells.starts(), said.measure(), minute, said.value());
                if (conversions.contains(said.measure())) {
                    move(cells, said.measure(), minute, said);
                }
                age(hours, said, hour, cells);
            }
            case OUTCOME ->
                cells.outcomes()
                        .compute(
                                said.measure(),
                                (metric, known) -> (known == null ? HourOutcomes.none(most(metric)) : known)
                                        .plus(said.bin(), said.value()));
            case OPENING, TALLY, QUALITY ->
                throw new IllegalArgumentException(said.facet() + " is no sum of a channel");
        }
        hours.keep(hour, cells);
        if (said.facet() == Facet.QUEUE && marks.open() && hour * HOUR < marks.lastMinute() - spans.queueKept()) {
            marks.longOpen().add(hour);
        }
    }

    private static void reason(HourCells cells, ChannelMarks marks, int minute, Contribution said) {
        boolean known = marks.codes().contains(said.measure());
        if (!known && marks.codes().size() < ReasonView.MOST_CODES) {
            known = marks.codes().add(said.measure());
        }
        String code = known ? said.measure() : ReasonView.OTHER;
        if (!known) {
            marks.codes().add(ReasonView.OTHER);
        }
        move(cells, Sums.reason(code, said.bin()), minute, said);
    }

    private int most(String metric) {
        return measures.judged().stream()
                .filter(each -> each.id().equals(metric))
                .mapToInt(Metric::mostOutcome)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(metric + " is not judged by evidence"));
    }

    private void age(Hours hours, Contribution said, long hour, HourCells cells) {
        Horizon horizon = measures.horizons().get(said.measure());
        if (horizon != null) {
            long bucket = horizon.bucket(said.positionMinute());
            long itsHour = Math.floorDiv(bucket, HOUR);
            HourCells its = itsHour == hour ? cells : open(hours, itsHour);
            long[] ages =
                    its.ages().computeIfAbsent(said.measure(), any -> new long[Sums.rows(horizon) * horizon.bins()]);
            ages[Sums.row(horizon, bucket) * horizon.bins() + said.bin()] += said.value();
            hours.keep(itsHour, its);
        }
    }

    private static void move(HourCells cells, String name, int minute, Contribution said) {
        cells.moves()
                .computeIfAbsent(name, any -> Moves.none())
                .add(minute, said.effectMinute() - said.positionMinute(), said.value());
    }

    private static HourCells open(Hours hours, long hour) {
        HourCells cells = hours.find(hour);
        return cells == null ? HourCells.empty() : cells;
    }

    /**
     * Which full hours and which day a contribution changes that were said already.
     *
     * @param firstUntil up to when the first fact of its name changed whether a ratio is defined
     */
    private void touch(ChannelMarks marks, Contribution said, long firstUntil) {
        if (said.facet() == Facet.LATEST && spend.contains(said.measure())) {
            // spend of a day is always reported after it
            marks.touchedDays().add(closedDays.startOf(Math.floorDiv(said.positionMinute(), DAY)));
        }
        if (!marks.open() || said.effectMinute() >= marks.lastMinute()) {
            return;
        }
        if (said.facet() == Facet.REASON) {
            // the fact itself touches the same hours
            return;
        }
        if (said.facet() == Facet.OUTCOME) {
            marks.touchedHours().add(Math.floorDiv(said.positionMinute(), HOUR));
            return;
        }
        long reach = said.positionMinute() + spans.of(said);
        long last = Math.min(marks.lastMinute(), Math.max(reach, firstUntil));
        long from = Math.max(said.effectMinute(), marks.lastMinute() - settings.correctionMinutes());
        for (long tick = (Math.floorDiv(from, HOUR) + 1) * HOUR; tick <= last; tick += HOUR) {
            marks.touched().add(tick);
        }
        if (said.facet() == Facet.QUEUE) {
            return;
        }
        long lastDay = Math.min(marks.lastMinute(), Math.max(said.positionMinute(), firstUntil));
        for (long day : closedDays.daysOf(said.positionMinute(), lastDay)) {
            marks.touchedDays().add(day);
        }
    }

    /** What readings of one channel are made from. */
    private record Page(String channel, Sums sums, ChannelMarks marks, Trust trust) {}

    private List<Reading> restated(Page page, long asOf) {
        ChannelMarks marks = page.marks();
        List<Reading> readings = new ArrayList<>();
        for (long tick : marks.touched().stream().sorted().toList()) {
            int unsaid = tick >= marks.openedMinute() ? 0 : -1;
            int revision = marks.revisions().getOrDefault(tick, unsaid) + 1;
            marks.revisions().put(tick, revision);
            readings.add(reading(page, tick, asOf, revision));
        }
        marks.touched().clear();
        return readings;
    }

    private Reading reading(Page page, long tick, long asOf, int revision) {
        Map<String, MetricReading> read =
                readings.read(page.sums(), page.marks()).at(tick);
        boolean fullHour = tick % HOUR == 0;
        return new Reading(
                page.channel(),
                tick * MINUTE_MILLIS,
                asOf * MINUTE_MILLIS,
                revision,
                read,
                page.trust().doubts(page.channel(), tick, read),
                fullHour
                        ? new ReasonView(page.sums(), causes, tick)
                                .heaviest(page.marks().codes())
                        : List.of(),
                fullHour ? new QualityCounts(page.sums()).before(tick) : List.of());
    }

    private void forget(Hours hours, ChannelMarks marks, long tick) {
        long from = marks.open() ? marks.lastMinute() : marks.firstMinute();
        for (long kept : spans.steps()) {
            long gone = Math.floorDiv(tick - kept, HOUR);
            for (long hour = Math.floorDiv(from - kept, HOUR); hour < gone; hour++) {
                prune(hours, marks, hour, kept);
            }
        }
        if (tick % HOUR == 0) {
            marks.longOpen().removeIf(hour -> settle(hours, hour, tick - spans.queueKept()));
        }
        long oldest = tick - settings.correctionMinutes() - spans.longest();
        marks.revisions().keySet().removeIf(restated -> restated < oldest);
    }

    private void prune(Hours hours, ChannelMarks marks, long hour, long minutes) {
        HourCells cells = hours.find(hour);
        if (cells != null) {
            spans.prune(cells, minutes);
            if (cells.isEmpty()) {
                hours.drop(hour);
            } else {
                hours.keep(hour, cells);
            }
            if (minutes >= spans.queueKept() && cells.moves().keySet().stream().anyMatch(Sums::isOpen)) {
                marks.longOpen().add(hour);
            }
        }
    }

    /** Forgets of an old hour when things were closed that are; says whether nothing of it is open any more. */
    private static boolean settle(Hours hours, long hour, long before) {
        HourCells cells = hours.find(hour);
        if (cells == null) {
            return true;
        }
        cells.moves().replaceAll((name, moves) -> Sums.isOpen(name) ? moves.settled(before - hour * HOUR) : moves);
        cells.moves()
                .entrySet()
                .removeIf(moves ->
                        Sums.isOpen(moves.getKey()) && moves.getValue().sums().isEmpty());
        if (cells.isEmpty()) {
            hours.drop(hour);
        } else {
            hours.keep(hour, cells);
        }
        return cells.moves().keySet().stream().noneMatch(Sums::isOpen);
    }
}
