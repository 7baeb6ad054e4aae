package io.rampwatch.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A plan as text, changed a little. */
record Written(String yaml) {

    /** A small plan without a fault: one channel, one metric of its own, one pausing rule. */
    static Written small() {
        return new Written("""
                ramp: small
                owner: {name: VP Growth}
                timezone: UTC
                channels:
                  partner-acme:
                    baseline: {activation_24h: {value: 62%, accounts: 4210, from: 2026-10-01, to: 2026-10-31, source: own history}}
                    steps: [{from: 2026-11-23, signups_per_day: 125}, {from: 2026-11-30, signups_per_day: 175}]
                metrics:
                  activation_24h:
                    kind: conversion
                    reaches: {all: [workspace.created, report_viewed]}
                    within: 24h
                    better: higher
                    owner: cpo
                    system_of_record: product events
                    definition: Share of accounts that viewed a report within 24 h of signup.
                rules:
                  - id: activation-drop
                    metric: activation_24h
                    when: {falls_by: 10pp, from: baseline}
                    proof: [2 days]
                    least: {accounts: 100}
                    then: pause
                    restart: {when: {above: 62%}, proof: [5 business days], measured_on: {probe: 130 per day}, least: {accounts: 100}}
                """);
    }

    static Written resource(String name) {
        return new Written(new String(bytes(name), StandardCharsets.UTF_8));
    }

    static byte[] bytes(String name) {
        try (var in = Objects.requireNonNull(Written.class.getResourceAsStream("/plan/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with one place changed, which must be there. */
    Written with(String was, String is) {
        if (!yaml.contains(was)) {
            throw new IllegalArgumentException("not in the plan: " + was);
        }
        return new Written(yaml.replace(was, is));
    }

    /** The same without the line that holds this. */
    Written without(String part) {
        return new Written(String.join(
                        "\n", yaml.lines().filter(line -> !line.contains(part)).toList())
                + "\n");
    }

    /** The same with more at its end. */
    Written and(String more) {
        return new Written(yaml + more);
    }

    PlanReader.Result read() {
        return PlanReader.read("ramp.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** The plan, which must be good. */
    Plan plan() {
        var read = read();
        if (read.plan() == null) {
            throw new AssertionError(read.problems());
        }
        return read.plan();
    }

    /** What is wrong, without the lines. */
    List<String> problems() {
        return read().problems().list().stream().map(Problem::words).toList();
    }
}
