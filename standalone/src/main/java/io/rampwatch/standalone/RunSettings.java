package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.nio.file.Path;

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
 * @param parallelism how many of each operator run at once
 */
record RunSettings(
        KafkaSettings kafka,
        Path state,
        boolean acceptEmptyState,
        Receiver receiver,
        String env,
        int metricsPort,
        int webPort,
        int parallelism) {}
