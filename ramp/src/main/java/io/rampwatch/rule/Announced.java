package io.rampwatch.rule;

/**
 * A version of the plan that was announced.
 *
 * @param id of the announcement
 * @param atMillis the event time from which it holds
 * @param shadowMillis for how long what it replaces is judged beside it
 * @param yaml the whole plan
 */
public record Announced(String id, long atMillis, long shadowMillis, String yaml) {}
