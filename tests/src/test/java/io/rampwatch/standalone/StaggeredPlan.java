package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;

/**
 * A plan whose channels break one after the other: twelve to a day, an hour apart.
 *
 * <p>Channel {@code c17} has its signups on day 1 and is judged by metric {@code m5}, which looks at the first six
 * hours of an account: six hours after that day has ended the day is closed, and the rule says BREACH.
 */
final class StaggeredPlan {
    static final int PER_DAY = 12;

    private StaggeredPlan() {}

    static String channel(int number) {
        return "c" + number;
    }

    /** The day on which a channel has its signups. */
    static int day(int channel) {
        return channel / PER_DAY;
    }

    static Plan of(int channels) {
        var yaml = new StringBuilder("ramp: staggered\nowner: {name: bench}\ntimezone: UTC\nsettle: 0m\nchannels:\n");
        for (int i = 0; i < channels; i++) {
            yaml.append("  ").append(channel(i)).append(": {}\n");
        }
        yaml.append("metrics:\n");
        for (int i = 0; i < Math.min(channels, PER_DAY); i++) {
            yaml.append("""
                      m%1$d:
                        {kind: conversion, reaches: {all: [activated]}, within: %2$dh, better: higher, owner: bench,
                         system_of_record: bench, definition: Share of accounts that activated within %2$d h of signup.}
                    """.formatted(i, i + 1));
        }
        yaml.append("rules:\n");
        for (int i = 0; i < Math.min(channels, PER_DAY); i++) {
            yaml.append("""
                      - {id: r%1$d, metric: m%1$d, channels: [%2$s], when: {below: 50%%}, proof: [1 days],
                         least: {accounts: 30}, then: pause,
                         restart: {when: {above: 60%%}, proof: [5 days], measured_on: {probe: 120 per day},
                                   least: {accounts: 100}}}
                    """.formatted(i, judged(i, channels)));
        }
        return read(yaml.toString());
    }

    private static String judged(int metric, int channels) {
        var names = new StringBuilder(channel(metric));
        for (int i = metric + PER_DAY; i < channels; i += PER_DAY) {
            names.append(", ").append(channel(i));
        }
        return names.toString();
    }

    static Plan read(String yaml) {
        var read = PlanReader.read("bench.yml", yaml.getBytes(UTF_8));
        Plan plan = read.plan();
        if (plan == null) {
            throw new IllegalStateException("the plan of the benchmark is refused:\n" + read.problems());
        }
        return plan;
    }
}
