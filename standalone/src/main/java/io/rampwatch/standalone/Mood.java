package io.rampwatch.standalone;

/**
 * How a channel does in the launch week.
 *
 * @param activation the share of accounts that activate within a day
 * @param failure the share whose set-up fails at first
 * @param tickets tickets per account
 */
record Mood(double activation, double failure, double tickets) {
    static final Mood WELL = new Mood(0.64, 0.03, 0.14);
    static final Mood BROKEN = new Mood(0.37, 0.19, 0.46);
}
