package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.event.Channel;
import java.util.Collection;
import java.util.Set;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds contributions up where they arise, before they cross the network, and once more for the sum of all channels (and
 * of a plan type in all channels). So a channel with most of the accounts costs no more than another. What they say of
 * the quality of all goes aside.
 */
final class CombineOperator extends AbstractStreamOperator<Contribution>
        implements OneInputStreamOperator<Contribution, Contribution> {
    private static final int MOST = 20_000;

    private final Set<String> declared;
    private final Tallies sums = new Tallies();
    private final Tallies quality = new Tallies();

    /**
     * An operator.
     *
     * @param declared the channels of the plan; what others say goes aside, to be given a name
     */
    CombineOperator(Collection<String> declared) {
        this.declared = Set.copyOf(declared);
    }

    @Override
    public void processElement(StreamRecord<Contribution> element) {
        Contribution said = element.getValue();
        sums.add(said);
        if (said.facet() != Facet.TALLY) {
            sums.add(said.of(Channel.allOf(said.channel())));
            if (!Channel.isOfPlan(said.channel())) {
                QualityWords.of(said).ifPresent(quality::add);
            }
        }
        if (sums.size() >= MOST) {
            flush();
        }
    }

    private void flush() {
        sums.flush(this::send);
        quality.flush(said -> output.collect(Tags.QUALITY, new StreamRecord<>(said)));
    }

    private boolean isUndeclared(String channel) {
        return !declared.contains(channel) && !Channel.isBuiltIn(channel);
    }

    private void send(Contribution sum) {
        if (sum.facet() == Facet.TALLY) {
            output.collect(Tags.TALLIES, new StreamRecord<>(sum));
        } else if (Channel.isOfPlan(sum.channel())) {
            // a channel that has no name of its own yet has no types of its own either
            if (!isUndeclared(Channel.withoutPlan(sum.channel()))) {
                output.collect(Tags.PLAN_TYPES, new StreamRecord<>(sum));
            }
        } else if (isUndeclared(sum.channel())) {
            output.collect(Tags.UNDECLARED, new StreamRecord<>(sum));
        } else {
            output.collect(new StreamRecord<>(sum));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }
}
