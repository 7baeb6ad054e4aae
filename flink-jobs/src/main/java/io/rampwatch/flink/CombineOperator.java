package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.event.Channel;
import java.util.Collection;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds contributions up where they arise, before they cross the network, and once more for the sum of all channels (and
 * of a plan type in all channels). So a channel with most of the accounts costs no more than another. What they say of
 * the quality of all goes aside.
 */
final class CombineOperator extends SummingOperator<Contribution, Contribution> {
    private static final int MOST = 20_000;

    private final Set<String> declared;
    private final boolean inHindsight;
    private final Tallies sums = new Tallies();
    private final Tallies quality = new Tallies();
    /** The first tick that may know them; {@link Long#MIN_VALUE} where none is said. */
    private long tickMillis = Long.MIN_VALUE;

    /**
     * An operator.
     *
     * @param declared the channels of the plan; what others say goes aside, to be given a name
     */
    CombineOperator(Collection<String> declared) {
        this(declared, false);
    }

    /**
     * An operator.
     *
     * @param inHindsight whether every tick may know all that is known in the end
     */
    CombineOperator(Collection<String> declared, boolean inHindsight) {
        this.declared = Set.copyOf(declared);
        this.inHindsight = inHindsight;
    }

    @Override
    public void processElement(StreamRecord<Contribution> element) {
        Contribution said = element.getValue();
        if (said.facet() != Facet.TALLY && !inHindsight) {
            knownTo(element.getTimestamp());
        }
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

    @Override
    void flush() {
        sums.flush(this::send);
        quality.flush(said -> output.collect(Tags.QUALITY, known(said)));
    }

    private boolean isUndeclared(String channel) {
        return !declared.contains(channel) && !Channel.isBuiltIn(channel);
    }

    private void knownTo(long tick) {
        if (tick != tickMillis) {
            flush();
            tickMillis = tick;
        }
    }

    private void send(Contribution sum) {
        if (sum.facet() == Facet.TALLY) {
            output.collect(Tags.TALLIES, new StreamRecord<>(sum));
        } else if (Channel.isOfPlan(sum.channel())) {
            // a channel that has no name of its own yet has no types of its own either
            if (!isUndeclared(Channel.withoutPlan(sum.channel()))) {
                output.collect(Tags.PLAN_TYPES, known(sum));
            }
        } else if (isUndeclared(sum.channel())) {
            output.collect(Tags.UNDECLARED, known(sum));
        } else {
            output.collect(known(sum));
        }
    }

    private StreamRecord<Contribution> known(Contribution sum) {
        return tickMillis == Long.MIN_VALUE ? new StreamRecord<>(sum) : new StreamRecord<>(sum, tickMillis);
    }
}
