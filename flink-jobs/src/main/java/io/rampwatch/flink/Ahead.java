package io.rampwatch.flink;

import io.rampwatch.account.Contribution;

/**
 * A contribution that came before its channel had come so far.
 *
 * @param tickMillis the first tick that may know it
 * @param said the contribution
 */
public record Ahead(long tickMillis, Contribution said) {}
