package io.rampwatch.account;

/**
 * A report that was taken in, remembered so that its redelivery is known.
 *
 * @param identity fingerprint of source and id
 * @param content fingerprint of what it said
 * @param untilMillis event time from which on it is forgotten
 */
public record Seen(long identity, long content, long untilMillis) {}
