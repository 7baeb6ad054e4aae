package io.rampwatch.flink;

import io.rampwatch.event.Addressed;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import io.rampwatch.plan.Plan;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The first part of the graph: from received records to events on their way to the accounts that they belong to.
 *
 * @param events events that were accepted; what was refused, counted or opened beside them
 * @param directory what had to be looked up, on its way
 * @param addressed everything else, on its way
 */
record Addressing(
        SingleOutputStreamOperator<OpsEvent> events,
        SingleOutputStreamOperator<Addressed> directory,
        SingleOutputStreamOperator<Addressed> addressed) {
    static Addressing of(DataStream<Received> received, Plan plan, JobSettings settings) {
        SingleOutputStreamOperator<OpsEvent> events = received.transform(
                        "intake", TypeInformation.of(OpsEvent.class), new IntakeOperator(plan.channelNames()))
                .uid("intake")
                .setParallelism(received.getParallelism());
        SingleOutputStreamOperator<Addressed> directory = events.getSideOutput(Tags.DIRECTED)
                .keyBy(directed -> directed.event().account())
                .transform(
                        "directory",
                        TypeInformation.of(Addressed.class),
                        new DirectoryOperator(settings.leapMinutes(), plan.correctionMinutes()))
                .uid("directory")
                .setParallelism(1);
        SingleOutputStreamOperator<Addressed> addressed = events.connect(
                        directory.getSideOutput(Tags.WORDS).broadcast())
                .transform("aliases", TypeInformation.of(Addressed.class), new AliasOperator(settings.leapMinutes()))
                .uid("aliases")
                .setParallelism(received.getParallelism());
        return new Addressing(events, directory, addressed);
    }

    /** All of it, by account. */
    KeyedStream<Addressed, String> byAccount() {
        return addressed.union(directory).keyBy(Addressed::account);
    }
}
