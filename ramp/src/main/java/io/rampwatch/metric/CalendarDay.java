package io.rampwatch.metric;

/**
 * A day's counts with what the plan's calendar says of the day.
 *
 * @param business whether it is a business day
 * @param count its counts
 */
public record CalendarDay(boolean business, DayCount count) {}
