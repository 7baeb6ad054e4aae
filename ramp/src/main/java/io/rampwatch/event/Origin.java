package io.rampwatch.event;

/**
 * Where a record came from.
 *
 * @param topic the Kafka topic, or a file's name
 * @param partition the Kafka partition; 0 for a file
 * @param offset the Kafka offset, or the line of a file counted from 1
 * @param arrivalMillis the Kafka timestamp, epoch milliseconds; {@link #UNKNOWN} where none is known
 */
public record Origin(String topic, int partition, long offset, long arrivalMillis) {
    /** No arrival time is known: such records cannot be held against it. */
    public static final long UNKNOWN = Long.MIN_VALUE;
}
