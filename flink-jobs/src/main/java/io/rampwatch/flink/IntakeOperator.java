package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Directory;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import io.rampwatch.event.RecordCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Parts good from bad: events go on, refused records aside, and each is counted. It opens the declared channels with
 * the first event, so that they have readings from the first tick on, whether anything happens in them or not.
 */
final class IntakeOperator extends SummingOperator<Received, OpsEvent> {
    private final List<String> declared;
    private final Tallies tallies = new Tallies();
    private final SourceWords sources = new SourceWords();
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    IntakeOperator(List<String> channels) {
        declared = new ArrayList<>(channels);
        declared.add(Channel.ALL);
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        Received received = element.getValue();
        DeadLetter refused = received.deadLetter();
        OpsEvent event = received.event();
        RecordCounts counts = received.counts();
        sources.take(received);
        if (counts != null) {
            counts.words().forEach((word, count) -> tallies.add(Contribution.tally(counts.source(), word, count)));
        }
        if (event != null) {
            if (counts == null) {
                countMapped(event.source());
            }
            accept(event, refused);
        } else if (refused != null) {
            if (counts == null) {
                countRefused(refused);
            }
            output.collect(Tags.DEAD_LETTERS, new StreamRecord<>(refused));
        }
    }

    private void countRefused(DeadLetter refused) {
        tally(refused.source(), Fate.IN.label());
        if (!refused.reason().stage().ofRecord()) {
            tally(refused.source(), Fate.MAPPED.label());
            tally(refused.source(), Fate.EVENTS.label());
        }
        tally(refused.source(), Conservation.dead(refused.reason()));
    }

    private void countMapped(String source) {
        tally(source, Fate.IN.label());
        tally(source, Fate.MAPPED.label());
        tally(source, Fate.EVENTS.label());
    }

    private void accept(OpsEvent event, @Nullable DeadLetter later) {
        latest = Math.max(latest, event.timeMillis());
        if (event.timeMillis() < earliest) {
            earliest = event.timeMillis();
            open(Math.floorDiv(earliest, 60_000L));
        }
        if (event.kind() == Kind.SOURCE_HEARTBEAT) {
            tally(event.source(), Fate.COUNTED.label());
        } else if (Directory.concerns(event)) {
            output.collect(Tags.DIRECTED, new StreamRecord<>(Directed.of(event, later), event.timeMillis()));
        } else {
            output.collect(new StreamRecord<>(event, event.timeMillis()));
        }
    }

    private void open(long minute) {
        declared.forEach(
                channel -> output.collect(Tags.OPENINGS, new StreamRecord<>(Contribution.opening(channel, minute))));
    }

    private void tally(String source, String word) {
        tallies.add(Contribution.tally(source, word, 1));
    }

    private void send(Contribution tally) {
        output.collect(Tags.TALLIES, new StreamRecord<>(tally));
    }

    @Override
    void flush() {
        tallies.flush(this::send);
        sources.flush(said -> output.collect(Tags.QUALITY, new StreamRecord<>(said)));
    }

    /** Before the end of all time comes the latest event: ticks up to it are due, those beyond it never come. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK) && latest != Long.MIN_VALUE) {
            super.processWatermark(new Watermark(latest));
        }
        super.processWatermark(mark);
    }
}
