package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up what became of records and events, and says it: each few seconds of wall time while the job lives, and once
 * when the input has ended; and the newest word of each source. Its state holds the birth certificate.
 */
final class HeartbeatFunction extends KeyedProcessFunction<String, Contribution, Heartbeat> {
    private static final long END = Long.MAX_VALUE;
    private static final long MINUTE = 60_000;

    private final JobSettings settings;
    private transient MapState<String, Long> counts;
    private transient MapState<String, SourceWord> sources;
    private transient ValueState<String> epoch;
    private transient long sequence;

    HeartbeatFunction(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", String.class, Long.class));
        sources = getRuntimeContext().getMapState(new MapStateDescriptor<>("sources", String.class, SourceWord.class));
        epoch = getRuntimeContext().getState(new ValueStateDescriptor<>("epoch", String.class));
    }

    @Override
    public void processElement(Contribution said, Context context, Collector<Heartbeat> out) throws Exception {
        if (epoch.value() == null) {
            epoch.update(settings.epoch());
        }
        if (said.facet() == Facet.QUALITY) {
            spoke(said);
        } else {
            String name = Conservation.count(said.channel(), said.measure());
            Long before = counts.get(name);
            counts.put(name, (before == null ? 0 : before) + said.value());
        }
        context.timerService().registerEventTimeTimer(END);
        if (settings.heartbeatMillis() > 0) {
            beatNext(context.timerService());
        }
    }

    private void spoke(Contribution said) throws Exception {
        boolean beat = said.measure().equals(QualityWords.PULSE);
        if (beat || said.measure().equals(QualityWords.HEARD)) {
            var word = new SourceWord(said.positionMinute() * MINUTE, beat);
            SourceWord before = sources.get(said.channel());
            sources.put(said.channel(), before == null ? word : before.with(word));
        }
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<Heartbeat> out) throws Exception {
        Map<String, Long> all = new HashMap<>();
        for (var count : counts.entries()) {
            all.put(count.getKey(), count.getValue());
        }
        Long folded = all.remove(Conservation.count(Channel.OTHER, Heartbeat.FOLDED));
        Map<String, SourceWord> words = new HashMap<>();
        for (var source : sources.entries()) {
            words.put(source.getKey(), source.getValue());
        }
        out.collect(new Heartbeat(
                epoch.value(),
                sequence++,
                context.timerService().currentWatermark(),
                all,
                words,
                folded == null ? 0 : folded));
        if (millis != END) {
            beatNext(context.timerService());
        }
    }

    /** On a grid of wall time: so a timer of the state and a new one are the same, and missed beats stay missed. */
    private void beatNext(TimerService timers) {
        long beat = Math.floorDiv(timers.currentProcessingTime(), settings.heartbeatMillis()) + 1;
        timers.registerProcessingTimeTimer(beat * settings.heartbeatMillis());
    }
}
