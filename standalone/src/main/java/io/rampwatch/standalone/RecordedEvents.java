package io.rampwatch.standalone;

import io.rampwatch.event.Received;
import io.rampwatch.flink.RampJob;
import io.rampwatch.mapping.FeedReader;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.plan.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A file of events as the input of a job. */
final class RecordedEvents {
    private RecordedEvents() {}

    /**
     * Its records with the event time of the plan.
     *
     * @param mapping by which the lines are payloads of another system; null for events
     * @param count where the reader notes how far it has come
     */
    static DataStream<Received> read(
            StreamExecutionEnvironment env, Plan plan, Path events, @Nullable Mapping mapping, LineCount count) {
        Map<String, Long> minutesMax = new HashMap<>();
        plan.sources().forEach((source, settings) -> minutesMax.put(source, settings.minutesMax()));
        FeedReader reader = mapping == null
                ? FeedReader.of(List.of(), minutesMax, plan.events())
                : FeedReader.ofAll(mapping, minutesMax, plan.events());
        var format = new EventLines(events.getFileName().toString(), reader, count);
        var source = FileSource.forRecordStreamFormat(
                        format,
                        new org.apache.flink.core.fs.Path(
                                events.toAbsolutePath().toUri()))
                .build();
        return env.fromSource(source, RampJob.eventTime(plan), "events")
                .uid("events")
                .setParallelism(1);
    }
}
