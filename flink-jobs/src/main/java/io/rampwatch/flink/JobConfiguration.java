package io.rampwatch.flink;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** How a job that lives for months survives: what it remembers, how it comes back, and who may reach it. */
public final class JobConfiguration {
    /** From checkpoint to checkpoint. */
    public static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int RETAINED = 3;
    private static final String HERE = "127.0.0.1";

    private JobConfiguration() {}

    /**
     * For a job in a Flink of this process, which nobody else can reach.
     *
     * @param folder where checkpoints go
     * @param interval from checkpoint to checkpoint, at most a minute
     * @param start what the job begins with
     * @throws IllegalArgumentException for an interval that is none, or too long to be caught up in time
     */
    public static Configuration live(CheckpointFolder folder, Duration interval, CheckpointFolder.Start start) {
        Configuration configuration = deployed(folder, interval, start);
        reachableFromHere(configuration);
        return configuration;
    }

    /**
     * For a job in a Flink that somebody else has set up: addresses and memory are in its own configuration.
     *
     * @param folder where checkpoints and savepoints go, for every process of that Flink
     * @param interval from checkpoint to checkpoint, at most a minute
     * @param start what the job begins with
     * @throws IllegalArgumentException for an interval that is none, or too long to be caught up in time
     */
    public static Configuration deployed(CheckpointFolder folder, Duration interval, CheckpointFolder.Start start) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("checkpoint interval: " + interval + " is not from 1 ms to " + LONGEST);
        }
        Configuration configuration = RampJob.configuration();
        remember(configuration, folder, interval);
        comeBack(configuration);
        String path = start.path();
        if (path != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
        }
        return configuration;
    }

    private static void remember(Configuration configuration, CheckpointFolder folder, Duration interval) {
        configuration
                .set(StateBackendOptions.STATE_BACKEND, "hashmap")
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        folder.checkpoints().toUri().toString())
                .set(
                        CheckpointingOptions.SAVEPOINT_DIRECTORY,
                        folder.savepoints().toUri().toString())
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval)
                .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE)
                // aligned: unaligned ones do not hold how far event time was
                .set(CheckpointingOptions.ENABLE_UNALIGNED, false)
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
    }

    /** Again and again, at most half a minute apart: giving up would be silence. */
    private static void comeBack(Configuration configuration) {
        configuration
                .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1))
                .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE)
                .set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    }

    /** Its pages show; nobody can run code by them, and nobody else sees them. */
    private static void reachableFromHere(Configuration configuration) {
        configuration
                .set(WebOptions.SUBMIT_ENABLE, false)
                .set(WebOptions.CANCEL_ENABLE, false)
                .set(WebOptions.RESCALE_ENABLE, false)
                .set(RestOptions.ADDRESS, HERE)
                .set(RestOptions.BIND_ADDRESS, HERE)
                .set(JobManagerOptions.BIND_HOST, HERE)
                .set(TaskManagerOptions.BIND_HOST, HERE);
    }
}
