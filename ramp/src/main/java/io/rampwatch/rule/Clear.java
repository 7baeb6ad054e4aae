package io.rampwatch.rule;

import java.io.Serializable;

/**
 * When a rule leaves WATCH, where that is not at the limit: the value has come back to a level on the good side (the
 * level itself will do) and has been there for some time.
 *
 * @param millionths the level in the unit of the limit, in millionths; of a census a count in millionths of 1
 * @param minutes for how long at every tick; 0 for at once
 */
public record Clear(long millionths, long minutes) implements Serializable {}
