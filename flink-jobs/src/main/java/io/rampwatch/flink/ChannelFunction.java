package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.channel.ChannelBook;
import io.rampwatch.channel.ChannelMarks;
import io.rampwatch.channel.ChannelSettings;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.channel.HourCells;
import io.rampwatch.channel.Hours;
import io.rampwatch.channel.KnownQuality;
import io.rampwatch.channel.QualityBook;
import io.rampwatch.channel.QualitySettings;
import io.rampwatch.channel.Trust;
import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.Collector;

/**
 * Adds up the contributions of one channel, and at each tick of event time says what its book says. What the trust in
 * all numbers depends on is said to all tasks: each of them knows the whole, and a tick waits for it.
 */
final class ChannelFunction extends KeyedBroadcastProcessFunction<String, Contribution, Contribution, RuleInput> {
    private static final long MINUTE = 60_000;

    private final List<Metric> metrics;
    private final ChannelSettings settings;
    private final QualitySettings qualitySettings;
    private final Ticks ticks;
    private transient ChannelBook book;
    private transient QualityBook quality;
    private transient MapState<Long, HourCells> cells;
    private transient ValueState<ChannelMarks> marks;
    private transient AheadOfTicks ahead;

    ChannelFunction(List<Metric> metrics, ChannelSettings settings, QualitySettings qualitySettings) {
        this.metrics = metrics;
        this.settings = settings;
        this.qualitySettings = qualitySettings;
        ticks = new Ticks(settings.tickMinutes());
    }

    @Override
    public void open(OpenContext context) {
        book = new ChannelBook(metrics, settings);
        quality = new QualityBook(metrics, qualitySettings);
        cells = getRuntimeContext().getMapState(new MapStateDescriptor<>("hours", Long.class, HourCells.class));
        var waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("ahead", Ahead.class));
        ahead = new AheadOfTicks(ticks, waiting);
        marks = getRuntimeContext().getState(new ValueStateDescriptor<>("marks", ChannelMarks.class));
    }

    @Override
    public void processElement(Contribution said, ReadOnlyContext context, Collector<RuleInput> out) throws Exception {
        TimerService timers = context.timerService();
        Long tick = context.timestamp();
        if (tick != null && ahead.holds(said, tick, timers.currentWatermark())) {
            ahead.keep(said, tick);
            timers.registerEventTimeTimer(tick);
        } else {
            add(said, timers);
        }
    }

    private void add(Contribution said, TimerService timers) throws Exception {
        ChannelMarks before = marks.value();
        ChannelMarks after = book.add(new StateHours(cells), before == null ? ChannelMarks.fresh() : before, said);
        marks.update(after);
        timers.registerEventTimeTimer(book.nextTickMillis(after));
    }

    @Override
    public void processBroadcastElement(Contribution said, Context context, Collector<RuleInput> out) throws Exception {
        var log = new StateQuality.Open(
                context.getBroadcastState(StateQuality.HOURS), context.getBroadcastState(StateQuality.SOURCES));
        long watermark = context.currentWatermark();
        var waiting = new QualityAhead(context.getBroadcastState(QualityAhead.WAITING));
        waiting.taken(watermark).forEach(known -> quality.add(log, known, Math.floorDiv(watermark, MINUTE)));
        Long tick = context.timestamp();
        if (tick != null && ticks.before(tick) > watermark) {
            waiting.keep(said, tick);
        } else {
            quality.add(log, said, Math.floorDiv(watermark, MINUTE));
        }
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<RuleInput> out) throws Exception {
        boolean ended = context.timerService().currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp();
        for (Contribution said : ahead.until(ended ? Long.MAX_VALUE : millis)) {
            add(said, context.timerService());
        }
        ChannelMarks before = marks.value();
        if (before == null) {
            return;
        }
        Hours hours = new StateHours(cells);
        var log = new KnownQuality(new StateQuality(
                context.getBroadcastState(StateQuality.HOURS), context.getBroadcastState(StateQuality.SOURCES)));
        QualityAhead.until(context.getBroadcastState(QualityAhead.WAITING), ended ? Long.MAX_VALUE : millis)
                .forEach(said -> quality.add(log, said, Long.MIN_VALUE));
        Trust trust = quality.trust(log);
        String channel = context.getCurrentKey();
        if (ended) {
            tell(book.finish(channel, hours, before, trust), context, out);
            context.output(Tags.TOTALS, new ChannelTotals(channel, Map.copyOf(before.totals())));
            marks.clear();
            cells.clear();
        } else if (millis == book.nextTickMillis(before)) {
            // a timer that was set before an earlier event came is not the next tick: it has been passed over
            var told = book.tick(channel, hours, before, millis, trust);
            marks.update(told.marks());
            tell(told, context, out);
            context.timerService().registerEventTimeTimer(book.nextTickMillis(told.marks()));
        }
    }

    private static void tell(ChannelBook.Told told, OnTimerContext context, Collector<RuleInput> out) {
        // of a plan type there are figures, and no rule judges them
        boolean judged = !Channel.isOfPlan(context.getCurrentKey());
        told.days().forEach(day -> {
            context.output(Tags.DAYS, day);
            if (judged && day.closed()) {
                out.collect(RuleInput.of(day));
            }
        });
        if (judged) {
            told.hours().forEach(hour -> out.collect(RuleInput.of(hour)));
        }
        told.readings().forEach(reading -> {
            context.output(Tags.READINGS, reading);
            if (judged && reading.first()) {
                out.collect(RuleInput.of(reading));
            }
        });
    }
}
