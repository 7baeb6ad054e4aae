package io.rampwatch.alerting.ledger;

/**
 * One partition of a topic.
 *
 * @param topic its name
 * @param partition its number, from 0
 */
public record Place(String topic, int partition) {}
