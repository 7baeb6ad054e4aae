package io.rampwatch.flink;

import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * The ends of the job: each is given its stream and attaches a sink with a uid to it.
 *
 * @param readings every metric of every channel at each tick, and restatements
 * @param days closed days and their corrections
 * @param levels what each rule says at each tick
 * @param deadLetters records that were refused
 * @param heartbeats the job's own health
 * @param totals what each channel added up to; said once, when the input ends
 * @param hours what became of the accounts of each hour, for rules that bet on them; null where nobody keeps it
 */
public record Sinks(
        Consumer<DataStream<Reading>> readings,
        Consumer<DataStream<ClosedDay>> days,
        Consumer<DataStream<Level>> levels,
        Consumer<DataStream<DeadLetter>> deadLetters,
        Consumer<DataStream<Heartbeat>> heartbeats,
        Consumer<DataStream<ChannelTotals>> totals,
        @Nullable Consumer<DataStream<ClosedHour>> hours) {
    /** Ends of a job whose hours nobody keeps. */
    public Sinks(
            Consumer<DataStream<Reading>> readings,
            Consumer<DataStream<ClosedDay>> days,
            Consumer<DataStream<Level>> levels,
            Consumer<DataStream<DeadLetter>> deadLetters,
            Consumer<DataStream<Heartbeat>> heartbeats,
            Consumer<DataStream<ChannelTotals>> totals) {
        this(readings, days, levels, deadLetters, heartbeats, totals, null);
    }
}
