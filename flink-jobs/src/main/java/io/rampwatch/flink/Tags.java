package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Word;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The side streams of the job. */
final class Tags {
    static final OutputTag<DeadLetter> DEAD_LETTERS = tag("dead-letters", DeadLetter.class);
    /** Channels that are there from now on, and what is counted of them before there is an account. */
    static final OutputTag<Contribution> OPENINGS = tag("openings", Contribution.class);
    /** What became of events. */
    static final OutputTag<Contribution> TALLIES = tag("tallies", Contribution.class);

    /** What channels add up to that no plan declares: it is not decided yet under which name they count. */
    static final OutputTag<Contribution> UNDECLARED = tag("undeclared", Contribution.class);
    /** What the trust in all numbers depends on; every task of the channels hears it. */
    static final OutputTag<Contribution> QUALITY = tag("quality", Contribution.class);
    /** What is counted by plan type, whatever the types are called. */
    static final OutputTag<Contribution> PLAN_TYPES = tag("plan-types", Contribution.class);

    static final OutputTag<Reading> READINGS = tag("readings", Reading.class);
    static final OutputTag<ClosedDay> DAYS = tag("days", ClosedDay.class);
    static final OutputTag<ChannelTotals> TOTALS = tag("totals", ChannelTotals.class);

    /** What the directory must see before it can be sent to an account. */
    static final OutputTag<Directed> DIRECTED = tag("directed", Directed.class);
    /** What the directory says to all that send events to accounts. */
    static final OutputTag<Word> WORDS = tag("words", Word.class);

    private Tags() {}

    private static <T> OutputTag<T> tag(String name, Class<T> type) {
        return new OutputTag<>(name, TypeInformation.of(type));
    }
}
