package io.rampwatch.account;

/**
 * One counted fact of an account.
 *
 * @param name the event's name
 * @param atMillis when it happened, epoch milliseconds
 * @param millionths its amount in millionths; 0 where it has none
 * @param keyed whether it has a natural key and so is remembered for good: it can be reported again at any time
 */
public record Fact(String name, long atMillis, long millionths, boolean keyed) {}
