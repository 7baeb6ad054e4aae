package io.rampwatch.standalone;

import io.rampwatch.alerting.AlertingSettings;
import io.rampwatch.flink.JobConfiguration;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.wire.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a live run has to be told.
 *
 * @param kafka how Kafka is reached
 * @param state the folder of ledger and checkpoints
 * @param acceptEmptyState whether to begin with nothing although there was state
 * @param receiver who gets the pages
 * @param env the environment, a part of each incident's key
 * @param metricsPort where metrics are served on loopback; 0 for any
 * @param webPort where the job's pages are served on loopback; 0 for any
 * @param remoteWrite where Prometheus takes the values of full hours; null to tell nobody
 * @param parallelism how many of each operator run at once
 * @param pace how time passes
 * @param mappings the topics of other systems, and how their records become events
 */
record RunSettings(
        KafkaSettings kafka,
        Path state,
        boolean acceptEmptyState,
        Receiver receiver,
        String env,
        int metricsPort,
        int webPort,
        @Nullable URI remoteWrite,
        int parallelism,
        Pace pace,
        List<Mapping> mappings) {

    /** Without other topics than that of events. */
    RunSettings(
            KafkaSettings kafka,
            Path state,
            boolean acceptEmptyState,
            Receiver receiver,
            String env,
            int metricsPort,
            int webPort,
            @Nullable URI remoteWrite,
            int parallelism,
            Pace pace) {
        this(
                kafka,
                state,
                acceptEmptyState,
                receiver,
                env,
                metricsPort,
                webPort,
                remoteWrite,
                parallelism,
                pace,
                List.of());
    }

    /**
     * How time passes.
     *
     * @param tickMinutes from tick to tick
     * @param history whether the input is recorded history: then only events move time, and topics keep what is old
     * @param checkpointMillis from checkpoint to checkpoint, in wall time
     * @param fresh up to which age a level pages
     */
    record Pace(long tickMinutes, boolean history, long checkpointMillis, Duration fresh) {
        /** As life does. */
        static final Pace LIVE = new Pace(1, false, JobConfiguration.INTERVAL.toMillis(), AlertingSettings.FRESH);
    }
}
