package io.rampwatch.flink;

import io.rampwatch.account.Timeline;
import io.rampwatch.account.Timelines;
import io.rampwatch.event.Received;
import io.rampwatch.plan.Plan;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From received records to the stories of accounts: whose an event is, is decided by the very job. */
public final class TimelineJob {
    private static final int TICK_MINUTES = 60;

    private TimelineJob() {}

    /**
     * The story of each account, told when the input has ended.
     *
     * @param received records with the event time of {@link RampJob#eventTime}
     */
    public static DataStream<Timeline> wire(DataStream<Received> received, Plan plan, Timelines timelines) {
        return Addressing.of(received, plan, JobSettings.replay(TICK_MINUTES))
                .byAccount()
                .transform(
                        "timelines",
                        TypeInformation.of(Timeline.class),
                        new TimelineOperator(new TimelineFunction(timelines)))
                .uid("timelines");
    }
}
