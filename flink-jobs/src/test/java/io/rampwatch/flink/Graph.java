package io.rampwatch.flink;

import io.rampwatch.event.Received;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The job as it is wired, between ends that do nothing. */
final class Graph {
    private Graph() {}

    static StreamGraph ofTheJob() {
        return wired().getStreamGraph();
    }

    static List<Transformation<?>> transformations() {
        return wired().getTransformations().stream()
                .flatMap(each -> each.getTransitivePredecessors().stream())
                .<Transformation<?>>map(each -> each)
                .distinct()
                .toList();
    }

    private static StreamExecutionEnvironment wired() {
        var env = StreamExecutionEnvironment.createLocalEnvironment(2, RampJob.configuration());
        RampJob.wire(received(env), decisions(env), sinks(), Sample.plan(), JobSettings.replay(60));
        return env;
    }

    private static DataStream<Received> received(StreamExecutionEnvironment env) {
        return env.fromSource(new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(any -> Sample.received(Sample.pulse(Sample.START)))
                .returns(TypeInformation.of(Received.class))
                .uid("received");
    }

    private static DataStream<Spoken> decisions(StreamExecutionEnvironment env) {
        return env.fromSource(new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "control")
                .uid("control")
                .map(any -> Spoken.of(Sample.resume(Sample.START)))
                .returns(TypeInformation.of(Spoken.class))
                .uid("decisions");
    }

    private static Sinks sinks() {
        return new Sinks(
                end("readings"), end("days"), end("levels"), end("dead-letters"), end("heartbeats"), end("totals"));
    }

    private static <T> Consumer<DataStream<T>> end(String uid) {
        return stream -> stream.sinkTo(new DiscardingSink<>()).name(uid).uid(uid);
    }
}
