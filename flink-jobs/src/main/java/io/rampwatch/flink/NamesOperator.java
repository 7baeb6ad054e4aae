package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.channel.ChannelNames;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Heartbeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives the first channels that no plan declares a name of their own, and counts all further ones as one. One task does
 * it, over sums: what comes first must be the same for all of them.
 *
 * <p>What comes first is decided by the tick: a name waits until event time has passed the tick after its first fact,
 * and of those that waited together the one with the earlier fact comes first.
 */
final class NamesOperator extends AbstractStreamOperator<Contribution>
        implements OneInputStreamOperator<Contribution, Contribution> {
    private static final long MINUTE = 60_000;

    private final int declared;
    private final long tickMinutes;
    /** By the first tick that may know them. */
    private transient NavigableMap<Long, Tallies> waiting;

    private transient ChannelNames names;
    private transient ListState<Ahead> keptWaiting;
    private transient ListState<String> keptNamed;
    private transient ListState<String> keptFolded;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    NamesOperator(int declared, long tickMinutes) {
        this.declared = declared;
        this.tickMinutes = tickMinutes;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        var store = context.getOperatorStateStore();
        keptWaiting = store.getListState(new ListStateDescriptor<>("waiting", Ahead.class));
        keptNamed = store.getListState(new ListStateDescriptor<>("named", String.class));
        keptFolded = store.getListState(new ListStateDescriptor<>("folded", String.class));
        waiting = new TreeMap<>();
        keptWaiting.get().forEach(each -> add(each.tickMillis(), each.said()));
        names = new ChannelNames(declared, all(keptNamed), all(keptFolded));
    }

    private static List<String> all(ListState<String> kept) throws Exception {
        List<String> all = new ArrayList<>();
        kept.get().forEach(all::add);
        return all;
    }

    @Override
    public void processElement(StreamRecord<Contribution> element) {
        add(element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE, element.getValue());
    }

    private void add(long tickMillis, Contribution said) {
        waiting.computeIfAbsent(tickMillis, any -> new Tallies()).add(said);
    }

    /** Takes out what ticks up to a time may know. */
    private List<Ahead> until(long millis) {
        List<Ahead> all = new ArrayList<>();
        var due = waiting.headMap(millis, true);
        due.forEach((tick, sums) -> sums.flush(said -> all.add(new Ahead(tick, said))));
        due.clear();
        return all;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long tick = Math.floorDiv(Math.floorDiv(mark.getTimestamp(), MINUTE), tickMinutes) * tickMinutes;
        release(mark.getTimestamp(), mark.equals(Watermark.MAX_WATERMARK) ? Long.MAX_VALUE : tick);
        super.processWatermark(mark);
    }

    private void release(long millis, long beforeMinute) {
        List<Ahead> all = until(millis);
        decide(all, beforeMinute);
        for (Ahead ahead : all) {
            Contribution said = ahead.said();
            if (names.knows(said.channel())) {
                send(ahead.tickMillis(), said.of(names.nameOf(said.channel())));
            } else {
                add(ahead.tickMillis(), said);
            }
        }
    }

    private void send(long tickMillis, Contribution said) {
        output.collect(tickMillis == Long.MIN_VALUE ? new StreamRecord<>(said) : new StreamRecord<>(said, tickMillis));
    }

    private void decide(List<Ahead> all, long beforeMinute) {
        Map<String, Long> firsts = new HashMap<>();
        all.forEach(each -> firsts.merge(each.said().channel(), each.said().positionMinute(), Math::min));
        List<String> due = firsts.entrySet().stream()
                .filter(first -> first.getValue() < beforeMinute)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (String channel : due) {
            if (names.decide(channel)) {
                output.collect(
                        Tags.TALLIES, new StreamRecord<>(Contribution.tally(Channel.OTHER, Heartbeat.FOLDED, 1)));
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<Ahead> all = until(Long.MAX_VALUE);
        all.forEach(each -> add(each.tickMillis(), each.said()));
        keptWaiting.update(all);
        keptNamed.update(List.copyOf(names.named()));
        keptFolded.update(List.copyOf(names.folded()));
    }
}
