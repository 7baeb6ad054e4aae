package io.rampwatch.rule;

import java.io.Serializable;

/**
 * When a paused channel may start again: read, checked and shown with the pause.
 *
 * @param metric the id of the metric
 * @param side the side of the level on which it is good
 * @param levelMillionths the level of numerator over denominator, in millionths
 * @param days how many good days in a row
 * @param businessDays whether only business days count
 * @param measuredOn the flow that it is measured on, in the plan's words, such as {@code probe: 130 per day}
 * @param least the floor of accounts a day
 */
public record RestartCondition(
        String metric, Side side, long levelMillionths, int days, boolean businessDays, String measuredOn, long least)
        implements Serializable {}
