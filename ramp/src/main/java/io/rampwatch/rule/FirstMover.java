package io.rampwatch.rule;

/**
 * Of the metrics whose value lies beyond the WATCH line now, the one whose present uninterrupted run there began first.
 *
 * @param metric its id
 * @param sinceMillis the tick at which that run began
 */
public record FirstMover(String metric, long sinceMillis) {}
