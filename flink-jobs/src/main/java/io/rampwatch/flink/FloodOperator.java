package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Origin;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets so many refused records through in each minute of wall time: a flood of rubbish must fill no topic. Why a record
 * was refused is counted before it comes here. How many were withheld is counted, too, and each such minute is told
 * with the place of the first and the last of them: there, in the topic that they came from, they still lie.
 */
final class FloodOperator extends SummingOperator<DeadLetter, DeadLetter> {
    private static final Logger LOG = LoggerFactory.getLogger(FloodOperator.class);
    private static final long MINUTE = 60_000;

    private final long most;
    private final Tallies tallies = new Tallies();
    private long minute = Long.MIN_VALUE;
    private long passed;
    private long withheld;
    private @Nullable Origin first;
    private @Nullable Origin last;

    /**
     * An operator.
     *
     * @param most how many a minute go through each task
     */
    FloodOperator(long most) {
        this.most = most;
    }

    @Override
    public void processElement(StreamRecord<DeadLetter> element) {
        turn();
        if (passed < most) {
            passed++;
            output.collect(element);
            return;
        }
        DeadLetter letter = element.getValue();
        withheld++;
        first = first == null ? letter.origin() : first;
        last = letter.origin();
        tallies.add(Contribution.tally(letter.source(), Fate.WITHHELD.label(), 1));
    }

    private void turn() {
        long now = Math.floorDiv(getProcessingTimeService().getCurrentProcessingTime(), MINUTE);
        if (now != minute) {
            tell();
            minute = now;
            passed = 0;
        }
    }

    private void tell() {
        if (withheld > 0 && first != null && last != null) {
            LOG.warn(
                    "{} refused records of one minute were counted and not written to the dead letters, which take {}"
                            + " a minute: from {} partition {} offset {} to {} partition {} offset {}",
                    withheld,
                    most,
                    first.topic(),
                    first.partition(),
                    first.offset(),
                    last.topic(),
                    last.partition(),
                    last.offset());
        }
        withheld = 0;
        first = null;
        last = null;
    }

    @Override
    void flush() {
        turn();
        tallies.flush(tally -> output.collect(Tags.TALLIES, new StreamRecord<>(tally)));
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        tell();
    }
}
