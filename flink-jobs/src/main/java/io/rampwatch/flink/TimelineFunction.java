package io.rampwatch.flink;

import io.rampwatch.account.Timeline;
import io.rampwatch.account.Timelines;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.Collector;

/** Keeps all that is said of an account, and tells its story when the input has ended. */
final class TimelineFunction extends KeyedProcessFunction<String, Addressed, Timeline> {
    private final Timelines timelines;
    /** How far event time had come before it ended; noted by the operator around this. */
    private transient long heardMillis;

    private transient ListState<Addressed> said;

    TimelineFunction(Timelines timelines) {
        this.timelines = timelines;
    }

    @Override
    public void open(OpenContext context) {
        heardMillis = Long.MIN_VALUE;
        said = getRuntimeContext().getListState(new ListStateDescriptor<>("said", Addressed.class));
    }

    void heard(long millis) {
        heardMillis = millis;
    }

    @Override
    public void processElement(Addressed one, Context context, Collector<Timeline> out) throws Exception {
        if (one.event().kind() == Kind.ERASED) {
            said.clear();
            return;
        }
        said.add(one);
        context.timerService().registerEventTimeTimer(Watermark.MAX_WATERMARK.getTimestamp());
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<Timeline> out) throws Exception {
        List<Addressed> all = new ArrayList<>();
        said.get().forEach(all::add);
        timelines.of(context.getCurrentKey(), all, heardMillis).ifPresent(out::collect);
        said.clear();
    }
}
