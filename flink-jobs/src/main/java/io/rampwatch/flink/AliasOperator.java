package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.directory.Aliases;
import io.rampwatch.directory.Word;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.OpsEvent;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends each event to the account that it belongs to: for most that is the one it names. An event waits until event
 * time has passed it, so that every merge and every erasure before it is known, in whatever order they came. One that
 * is late waits for the next watermark: what came between two watermarks is in no order that anybody may see.
 */
final class AliasOperator extends AbstractStreamOperator<Addressed>
        implements TwoInputStreamOperator<OpsEvent, Word, Addressed> {
    private final long tickMinutes;
    private transient InOrder<Addressed> waiting;
    private transient Steps steps;
    private transient Aliases aliases;
    private transient Tallies tallies;
    private transient ListState<Addressed> kept;
    private transient BroadcastState<String, Word> words;
    private transient BroadcastState<String, Word> forgotten;
    private transient HeardTime heard;
    private transient long heardMillis;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    AliasOperator(long tickMinutes) {
        this.tickMinutes = tickMinutes;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new InOrder<>(
                Addressed::fromMillis,
                Comparator.comparing(Addressed::event, OpsEvent.IN_TIME),
                each -> each.event().source());
        steps = new Steps(tickMinutes);
        aliases = new Aliases();
        tallies = new Tallies();
        var store = context.getOperatorStateStore();
        heard = new HeardTime(store);
        heardMillis = heard.recall();
        kept = store.getListState(new ListStateDescriptor<>("waiting", Addressed.class));
        words = store.getBroadcastState(new MapStateDescriptor<>("words", String.class, Word.class));
        forgotten = store.getBroadcastState(new MapStateDescriptor<>("forgotten", String.class, Word.class));
        waiting.recall(kept);
        for (var state : List.of(words, forgotten)) {
            for (var word : state.entries()) {
                aliases.hear(word.getValue());
            }
        }
    }

    @Override
    public void processElement1(StreamRecord<OpsEvent> element) {
        // what is late is told by the input alone: how far the directory has come must not be seen
        waiting.add(Addressed.of(element.getValue(), heardMillis));
    }

    @Override
    public void processElement2(StreamRecord<Word> element) throws Exception {
        Word word = element.getValue();
        aliases.hear(word);
        (word.kind() == Word.Kind.FORGOTTEN ? forgotten : words).put(word.name(), word);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        heardMillis = Math.max(heardMillis, mark.getTimestamp());
        super.processWatermark1(mark);
    }

    private void send(Addressed each) {
        OpsEvent event = each.event();
        String account = aliases.accountOf(event, each.fromMillis());
        if (account == null) {
            tallies.add(Contribution.tally(event.source(), Fate.ERASED.label(), 1));
        } else {
            output.collect(new StreamRecord<>(each.to(account), event.timeMillis()));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        steps.to(mark, waiting.earliest(), millis -> {
            waiting.until(millis).forEach(this::send);
            for (String name : aliases.forget(millis)) {
                words.remove(name);
                forgotten.remove(name);
            }
            flush();
            super.processWatermark(new Watermark(millis));
        });
    }

    private void flush() {
        waiting.held().forEach((source, count) -> tallies.add(Contribution.tally(source, Fate.HELD.label(), count)));
        tallies.flush(tally -> output.collect(Tags.TALLIES, new StreamRecord<>(tally)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        waiting.keep(kept);
        heard.keep(heardMillis);
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }
}
