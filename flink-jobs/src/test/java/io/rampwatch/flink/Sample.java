package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small input of the job, made by hand. */
final class Sample {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** A Monday, midnight. */
    static final long START = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

    static final long START_MINUTE = START / MINUTE;
    static final long CORRECTION_MINUTES = 72 * 60;
    static final String SOURCE = "urn:test:product";
    static final String ACTIVATION = "activation_24h";

    private Sample() {}

    /** The built-in metrics, and an activation of one milestone within a day. */
    static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(Registry.builtIn());
        metrics.add(new Metric(
                ACTIVATION,
                "Activation",
                MetricKind.CONVERSION,
                List.of("activated"),
                List.of(),
                Reach.ALL,
                1_440,
                1_440,
                Better.HIGHER,
                "cpo",
                "product events",
                "Share of accounts that activated within 24 h of signup."));
        return metrics;
    }

    static OpsEvent signup(String account, String channel, long millis) {
        return event(Kind.SIGNED_UP, account, channel, Kind.SIGNED_UP.noun(), account, millis);
    }

    static OpsEvent activated(String account, long millis) {
        return event(Kind.MILESTONE, account, null, "activated", null, millis);
    }

    static OpsEvent churned(String account, long millis) {
        return event(Kind.CHURNED, account, null, Kind.CHURNED.noun(), null, millis);
    }

    static OpsEvent ticket(String account, String ticket, long millis) {
        return ticket(Kind.TICKET_OPENED, account, ticket, ticket, millis);
    }

    static OpsEvent resolved(String account, String ticket, long millis) {
        return ticket(Kind.TICKET_RESOLVED, account, ticket, ticket + "@" + millis, millis);
    }

    static OpsEvent reopened(String account, String ticket, long millis) {
        return ticket(Kind.TICKET_REOPENED, account, ticket, ticket + "@" + millis, millis);
    }

    static OpsEvent voided(String account, String ticket, long millis) {
        return ticket(Kind.TICKET_VOIDED, account, ticket, ticket + "@" + millis, millis);
    }

    static OpsEvent ticketLinked(String account, String ticket, long millis) {
        return ticket(Kind.TICKET_LINKED, account, ticket, ticket, millis);
    }

    private static OpsEvent ticket(Kind kind, String account, String ticket, String key, long millis) {
        return with(event(kind, account, null, kind.noun(), key, millis), Map.of("ticketId", ticket));
    }

    static OpsEvent linked(String account, String linkKey, long millis) {
        var linked = event(Kind.LINKED, account, null, Kind.LINKED.noun(), linkKey, millis);
        return with(linked, Map.of("linkKey", linkKey));
    }

    static OpsEvent merged(String absorbed, String survivor, long millis) {
        var merged = event(Kind.MERGED, absorbed, null, Kind.MERGED.noun(), absorbed + " " + survivor, millis);
        return with(merged, Map.of("survivorId", survivor));
    }

    static OpsEvent erased(String account, long millis) {
        return event(Kind.ERASED, account, null, Kind.ERASED.noun(), account, millis);
    }

    static OpsEvent billed(String account, String bill, long millis) {
        return event(Kind.BILLING_CHANGED, account, null, Kind.BILLING_CHANGED.noun(), bill, millis);
    }

    private static OpsEvent with(OpsEvent event, Map<String, String> fields) {
        return new OpsEvent(
                event.source(),
                event.id(),
                event.kind(),
                event.timeMillis(),
                event.account(),
                event.channel(),
                event.name(),
                event.key(),
                event.reason(),
                event.millionths(),
                event.recordedMillis(),
                fields);
    }

    /** A failed attempt that has no natural key. */
    static OpsEvent failed(String account, long millis) {
        return event(Kind.PROVISIONING_FAILED, account, null, Kind.PROVISIONING_FAILED.noun(), null, millis);
    }

    static OpsEvent pulse(long millis) {
        return event(Kind.SOURCE_HEARTBEAT, "", null, Kind.SOURCE_HEARTBEAT.noun(), null, millis);
    }

    private static OpsEvent event(Kind kind, String account, String channel, String name, String key, long millis) {
        String id = name + " of " + account + " " + Objects.toString(key, "") + " at " + millis;
        return new OpsEvent(SOURCE, id, kind, millis, account, channel, name, key, null, 0);
    }

    static Decision resume(long millis) {
        return new Decision("D-1", Decision.Kind.RESUME, "partner", "VP Growth", "fixed", millis);
    }

    static Received received(OpsEvent event) {
        return Received.of(origin(), event);
    }

    static Received refused(Reason reason) {
        return Received.of(new DeadLetter(origin(), null, new byte[] {'?'}, reason, "", SOURCE));
    }

    private static Origin origin() {
        return new Origin("test", 0, 1, Origin.UNKNOWN);
    }

    /** Two channels, an activation of one milestone, one rule. */
    static Plan plan() {
        var read = PlanReader.read("sample.yml", PLAN.getBytes(StandardCharsets.UTF_8));
        if (read.plan() == null) {
            throw new IllegalStateException(read.problems().toString());
        }
        return read.plan();
    }

    private static final String PLAN = """
            ramp: sample
            owner: {name: VP Growth}
            timezone: UTC
            settle: 2h
            channels:
              partner:
                baseline:
                  activation_24h: {value: 62%, accounts: 4000, from: 2026-10-01, to: 2026-10-31, source: own history}
              direct:
                baseline:
                  activation_24h: {value: 62%, accounts: 4000, from: 2026-10-01, to: 2026-10-31, source: own history}
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
              - id: activation-drop
                metric: activation_24h
                when: {falls_by: 10pp, from: baseline}
                proof: [2 days]
                least: {accounts: 30}
                then: pause
                restart:
                  when: {above: 60%}
                  proof: [5 business days]
                  measured_on: {probe: 30 per day}
                  least: {accounts: 30}
            """;
}
