package io.rampwatch.foresight;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Plans to look at. */
final class Given {
    private static final String HEAD = """
            ramp: spring
            owner: {name: VP Growth}
            timezone: Europe/Berlin
            channels:
              direct:
                baseline:
                  activation_24h: {value: %s, accounts: 4210, from: 2026-01-01, to: 2026-01-31, source: own history}
                  tickets_per_100: {value: 30, accounts: 4210, from: 2026-01-01, to: 2026-01-31, source: own history}
                steps:
                  - {from: 2026-02-02, signups_per_day: %d}
              other:
                steps:
                  - {from: 2026-02-02, signups_per_day: %d}
            metrics:
              activation_24h:
                kind: conversion
                reaches: {all: [activated]}
                within: 24h
                better: higher
                owner: cpo
                system_of_record: product events
                definition: Share of accounts that activated within 24 h of signup.
            rules:
            """;
    private static final String RESTART = "restart: {when: {%s}, proof: [5 business days],"
            + " measured_on: {probe: 130 per day}, least: {accounts: 100}}";

    private Given() {}

    /** A rule about activation in the channel {@code direct}. */
    static Plan drop(String baseline, long perDay, String proof) {
        return plan(
                baseline,
                perDay,
                "  - {id: drop, metric: activation_24h, channels: [direct], when: {falls_by: 10pp, from: baseline}, proof: "
                        + proof + ", then: pause, " + RESTART.formatted("above: " + baseline) + "}\n");
    }

    /** A rule about tickets, usually 30 per 100, in the channel {@code direct}. */
    static Plan tickets(double above, long perDay, String proof) {
        return plan(
                "62%",
                perDay,
                "  - {id: tickets, metric: tickets_per_100, channels: [direct], when: {above: " + above + "}, proof: "
                        + proof + ", then: pause, " + RESTART.formatted("below: 25") + "}\n");
    }

    /** A plan with these rules. */
    static Plan plan(String baseline, long perDay, String rules) {
        String text = HEAD.formatted(baseline, perDay, perDay) + rules;
        var read = PlanReader.read("ramp.yml", text.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(read.plan(), () -> read.problems().toString());
    }
}
