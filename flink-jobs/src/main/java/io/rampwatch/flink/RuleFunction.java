package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells the rule book what it must hear of a channel, and says at each tick the levels that hold. */
final class RuleFunction extends KeyedProcessFunction<String, RuleInput, Level> {
    private final RuleBook book;
    private transient ValueState<RuleMarks> marks;

    RuleFunction(RuleBook book) {
        this.book = book;
    }

    @Override
    public void open(OpenContext context) {
        marks = getRuntimeContext().getState(new ValueStateDescriptor<>("rules", RuleMarks.class));
    }

    @Override
    public void processElement(RuleInput heard, Context context, Collector<Level> out) throws Exception {
        RuleMarks known = marks.value();
        RuleMarks before = known == null ? RuleMarks.NEW : known;
        ClosedDay day = heard.day();
        Reading reading = heard.reading();
        Decision decision = heard.decision();
        if (decision != null) {
            marks.update(book.resume(before, decision.atMillis()));
        } else if (day != null) {
            marks.update(book.note(before, day));
        } else if (reading != null) {
            var judged = book.judge(heard.channel(), reading.tickMillis(), before);
            marks.update(judged.marks());
            judged.levels().forEach(out::collect);
        }
    }
}
