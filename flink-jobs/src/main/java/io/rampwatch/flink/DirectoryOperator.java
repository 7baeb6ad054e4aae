package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.account.Quality;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Directory;
import io.rampwatch.directory.Entry;
import io.rampwatch.directory.Said;
import io.rampwatch.directory.Said.Reminder;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.OpsEvent;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Asks the directory whose an event is that names no account, and notes who was linked, merged or erased.
 *
 * <p>One task does it, so that all of them hear one order of things: what comes here are tickets, bills and words on
 * accounts, a small part of all. Its state lies under the names, and one task may look at any of them.
 */
final class DirectoryOperator extends AbstractStreamOperator<Addressed>
        implements OneInputStreamOperator<Directed, Addressed> {
    private static final long MINUTE = 60_000;
    private static final int KEY_BYTES = 32;
    private static final Comparator<Arrived> ORDER = Comparator.comparing(Arrived::event, OpsEvent.IN_TIME);

    /**
     * An event that waits here.
     *
     * @param directed the event
     * @param fromMillis the event time from which on it is known: its own, or that of the next watermark for a late one
     */
    public record Arrived(Directed directed, long fromMillis) {
        OpsEvent event() {
            return directed.event();
        }
    }

    private final long tickMinutes;
    private final long correctionMinutes;
    private transient InOrder<Arrived> waiting;
    private transient InOrder<Reminder> reminders;
    private transient Steps steps;
    private transient HeardTime heard;
    private transient Tallies tallies;
    private transient Directory directory;
    private transient StateEntries entries;
    private transient ListState<Arrived> keptWaiting;
    private transient ListState<Reminder> keptReminders;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
    DirectoryOperator(long tickMinutes, long correctionMinutes) {
        this.tickMinutes = tickMinutes;
        this.correctionMinutes = correctionMinutes;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new InOrder<>(Arrived::fromMillis, ORDER, each -> each.event().source());
        reminders = new InOrder<>(Reminder::atMillis, Comparator.comparing(Reminder::name), any -> "");
        tallies = new Tallies();
        var store = context.getOperatorStateStore();
        heard = new HeardTime(store);
        steps = new Steps(tickMinutes, heard.recall());
        keptWaiting = store.getListState(new ListStateDescriptor<>("waiting", Arrived.class));
        keptReminders = store.getListState(new ListStateDescriptor<>("reminders", Reminder.class));
        waiting.recall(keptWaiting);
        reminders.recall(keptReminders);
        ListState<String> key = store.getListState(new ListStateDescriptor<>("key", String.class));
        var keys = key.get().iterator();
        if (!keys.hasNext()) {
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            key.add(HexFormat.of().formatHex(bytes));
            keys = key.get().iterator();
        }
        directory = new Directory(correctionMinutes * MINUTE, keys.next());
    }

    @Override
    public void open() throws Exception {
        super.open();
        ValueState<Entry> state = getRuntimeContext().getState(new ValueStateDescriptor<>("entry", Entry.class));
        entries = new StateEntries(state, getKeyedStateBackend());
    }

    @Override
    public void processElement(StreamRecord<Directed> element) {
        Directed directed = element.getValue();
        waiting.add(new Arrived(directed, Addressed.from(directed.event(), steps.said())));
    }

    private void tell(Said said) {
        said.words().forEach(word -> output.collect(Tags.WORDS, new StreamRecord<>(word)));
        said.events()
                .forEach(event ->
                        output.collect(new StreamRecord<>(event, event.event().timeMillis())));
        said.refused().forEach(letter -> output.collect(Tags.DEAD_LETTERS, new StreamRecord<>(letter)));
        said.tallies().forEach(tally -> tallies.add(Contribution.tally(tally.source(), tally.word(), tally.count())));
        said.reminders().forEach(reminders::add);
        said.unmatched().forEach(this::unmatched);
    }

    private void unmatched(long millis) {
        long minute = Math.floorDiv(millis, MINUTE);
        for (String channel : List.of(Channel.NO_SIGNUP, Channel.ALL)) {
            var count =
                    new Contribution(channel, Quality.UNMATCHED_BILLING.measure(), Facet.FLOW, minute, minute, -1, 1);
            output.collect(Tags.OPENINGS, new StreamRecord<>(count));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean ended = mark.equals(Watermark.MAX_WATERMARK);
        steps.to(mark, Math.min(waiting.earliest(), reminders.earliest()), millis -> {
            release(ended ? Long.MAX_VALUE : millis, ended);
            flush();
            super.processWatermark(new Watermark(millis));
        });
    }

    /** Events and reminders in one order; a reminder asks at its own time. When the input has ended nobody waits on. */
    private void release(long millis, boolean ended) {
        while ((waiting.earliest() <= millis && !waiting.isEmpty()) || (!ended && reminders.earliest() <= millis)) {
            long next = Math.min(waiting.earliest(), ended ? Long.MAX_VALUE : reminders.earliest());
            waiting.until(next).forEach(each -> tell(directory.take(entries, each.directed(), each.fromMillis())));
            if (!ended) {
                reminders.until(next).forEach(each -> tell(directory.remind(entries, each.name(), each.atMillis())));
            }
        }
    }

    private static Contribution held(String source, long count) {
        return Contribution.tally(source, Fate.HELD.label(), count);
    }

    private void flush() {
        waiting.held().forEach((source, count) -> tallies.add(held(source, count)));
        tallies.flush(tally -> output.collect(Tags.TALLIES, new StreamRecord<>(tally)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        waiting.keep(keptWaiting);
        reminders.keep(keptReminders);
        heard.keep(steps.said());
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }
}
