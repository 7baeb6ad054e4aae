package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.event.RecordCounts;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * What is said of the sources: of which minutes they spoke, by event time; and how many of their records came and were
 * refused, by the minute in which they arrived. Whether a refused record has an event time nobody knows, so one of
 * which no arrival is known, as in a plain file, is counted under no minute.
 */
final class SourceWords implements Serializable {
    private static final long MINUTE = 60_000;

    private final Tallies said = new Tallies();

    void take(Received received) {
        OpsEvent event = received.event();
        if (event != null) {
            heard(event);
        }
        long arrival = received.origin().arrivalMillis();
        if (arrival != Origin.UNKNOWN) {
            count(received, Math.floorDiv(arrival, MINUTE));
        }
    }

    private void heard(OpsEvent event) {
        long minute = Math.floorDiv(event.timeMillis(), MINUTE);
        said.add(QualityWords.heard(event.source(), minute));
        if (event.kind() == Kind.SOURCE_HEARTBEAT) {
            said.add(QualityWords.pulse(event.source(), minute));
        }
    }

    private void count(Received received, long minute) {
        RecordCounts counts = received.counts();
        OpsEvent event = received.event();
        DeadLetter refused = received.deadLetter();
        if (counts != null) {
            add(counts.source(), minute, counts.words().getOrDefault(Fate.IN.label(), 0L), refusedOf(counts));
        } else if (event != null) {
            add(event.source(), minute, 1, 0);
        } else if (refused != null) {
            add(refused.source(), minute, 1, 1);
        }
    }

    private static long refusedOf(RecordCounts counts) {
        return counts.words().entrySet().stream()
                .filter(word -> Conservation.isDead(word.getKey()))
                .mapToLong(word -> word.getValue())
                .sum();
    }

    private void add(String source, long minute, long records, long refused) {
        if (records != 0) {
            said.add(QualityWords.records(source, minute, records));
        }
        if (refused != 0) {
            said.add(QualityWords.refused(source, minute, refused));
        }
    }

    void flush(Consumer<Contribution> to) {
        said.flush(to);
    }
}
