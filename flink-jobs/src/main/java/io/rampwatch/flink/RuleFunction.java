package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Announced;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells the rule book what it must hear of a channel, and says at each tick the levels that hold.
 *
 * <p>What comes waits under its own time until the watermark has reached it: a tick is judged when all channels have
 * said what they know of it, and nothing later is in.
 */
final class RuleFunction extends KeyedProcessFunction<String, RuleInput, Level> {
    private final RuleBook book;
    private transient ValueState<RuleMarks> marks;
    private transient MapState<Long, Heard> heard;

    RuleFunction(RuleBook book) {
        this.book = book;
    }

    @Override
    public void open(OpenContext context) {
        marks = getRuntimeContext().getState(new ValueStateDescriptor<>("rules", RuleMarks.class));
        heard = getRuntimeContext().getMapState(new MapStateDescriptor<>("heard", Long.class, Heard.class));
    }

    @Override
    public void processElement(RuleInput input, Context context, Collector<Level> out) throws Exception {
        ClosedDay day = input.day();
        ClosedHour hour = input.hour();
        Reading reading = input.reading();
        Decision decision = input.decision();
        PlanVersion plan = input.plan();
        if (decision != null) {
            RuleMarks before = known();
            marks.update(
                    decision.ruling().map(ruling -> book.hear(before, ruling)).orElse(before));
        } else if (plan != null) {
            marks.update(book.announce(
                    known(), new Announced(plan.id(), plan.atMillis(), plan.shadowMinutes() * 60_000, plan.yaml())));
        } else if (day != null) {
            heard.put(day.closedAtMillis(), waiting(day.closedAtMillis()).with(day));
        } else if (hour != null) {
            heard.put(hour.closedAtMillis(), waiting(hour.closedAtMillis()).with(hour));
        } else if (reading != null) {
            heard.put(reading.tickMillis(), waiting(reading.tickMillis()).with(reading));
            context.timerService().registerEventTimeTimer(reading.tickMillis());
        }
    }

    @Override
    public void onTimer(long tickMillis, OnTimerContext context, Collector<Level> out) throws Exception {
        RuleMarks now = known();
        Reading reading = null;
        for (Map.Entry<Long, Heard> due : due(tickMillis).entrySet()) {
            for (ClosedDay day : due.getValue().days()) {
                now = book.note(context.getCurrentKey(), now, day);
            }
            for (ClosedHour hour : due.getValue().hours()) {
                now = book.note(now, hour);
            }
            reading = due.getValue().reading();
            heard.remove(due.getKey());
        }
        var judged = book.judge(context.getCurrentKey(), tickMillis, now, reading);
        marks.update(judged.marks());
        judged.levels().forEach(out::collect);
    }

    private RuleMarks known() throws Exception {
        RuleMarks known = marks.value();
        return known == null ? RuleMarks.NEW : known;
    }

    private Heard waiting(long millis) throws Exception {
        Heard waiting = heard.get(millis);
        return waiting == null ? Heard.NOTHING : waiting;
    }

    private Map<Long, Heard> due(long tickMillis) throws Exception {
        TreeMap<Long, Heard> due = new TreeMap<>();
        for (Map.Entry<Long, Heard> each : heard.entries()) {
            if (each.getKey() <= tickMillis) {
                due.put(each.getKey(), each.getValue());
            }
        }
        return due;
    }
}
