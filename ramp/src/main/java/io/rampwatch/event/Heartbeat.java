package io.rampwatch.event;

import java.util.Map;

/**
 * The job's word that it lives, and what became of all that it was given.
 *
 * @param epoch the birth of its state: another epoch means that state was lost
 * @param sequence how many heartbeats there were before since this start
 * @param watermarkMillis how far event time has come; {@link Long#MIN_VALUE} while nothing came
 * @param counts records and events by what became of them, since the birth of the state
 */
public record Heartbeat(String epoch, long sequence, long watermarkMillis, Map<String, Long> counts) {}
