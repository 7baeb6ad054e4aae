package io.rampwatch.account;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds reports about one account. Times are minutes from {@link #START}, unless milliseconds are said. */
record Report(
        String source,
        String id,
        Kind kind,
        long timeMillis,
        @Nullable String channel,
        String name,
        @Nullable String key,
        long millionths,
        long recordedMillis,
        @Nullable String reason,
        Map<String, String> fields) {
    /** 2026-11-23T00:00:00Z, a Monday. */
    static final long START = 1_795_392_000_000L;

    static final long MINUTE = 60_000;
    static final long HOUR = 60;
    static final long DAY = 24 * HOUR;
    static final String SOURCE = "urn:test";

    static Report of(Kind kind, long minute) {
        long at = START + minute * MINUTE;
        return new Report(
                SOURCE,
                kind.noun() + "@" + minute,
                kind,
                at,
                null,
                kind.noun(),
                null,
                0,
                OpsEvent.UNRECORDED,
                null,
                Map.of());
    }

    static Report signup(long minute, @Nullable String channel) {
        return of(Kind.SIGNED_UP, minute).withChannel(channel).withKey("a");
    }

    static Report milestone(String name, long minute) {
        var report = of(Kind.MILESTONE, minute);
        return new Report(
                SOURCE,
                name + "@" + minute,
                Kind.MILESTONE,
                report.timeMillis,
                null,
                name,
                name,
                0,
                report.recordedMillis,
                null,
                Map.of());
    }

    static Report failure(String attempt, long minute) {
        return of(Kind.PROVISIONING_FAILED, minute).withKey(attempt);
    }

    static Report ticket(String id, long minute) {
        return of(Kind.TICKET_OPENED, minute).withKey(id).with("ticketId", id);
    }

    /** A further step of a ticket. */
    static Report ticket(Kind kind, String id, long minute) {
        return of(kind, minute).withKey(id + "@" + minute).with("ticketId", id);
    }

    static Report workspace(String id, long minute) {
        return of(Kind.WORKSPACE_CREATED, minute).withKey(id).withId(id + "@" + minute);
    }

    static Report attributed(String channel, long minute, long priority) {
        return of(Kind.ATTRIBUTED, minute).withChannel(channel).withKey("a").with("priority", "" + priority);
    }

    static Report work(long minute, long minutes) {
        return of(Kind.WORK_LOGGED, minute).withMillionths(minutes * 1_000_000);
    }

    Report withChannel(@Nullable String now) {
        return new Report(source, id, kind, timeMillis, now, name, key, millionths, recordedMillis, reason, fields);
    }

    Report withKey(@Nullable String now) {
        return new Report(source, id, kind, timeMillis, channel, name, now, millionths, recordedMillis, reason, fields);
    }

    Report withId(String now) {
        return new Report(
                source, now, kind, timeMillis, channel, name, key, millionths, recordedMillis, reason, fields);
    }

    Report withSource(String now) {
        return new Report(now, id, kind, timeMillis, channel, name, key, millionths, recordedMillis, reason, fields);
    }

    Report withMillionths(long now) {
        return new Report(source, id, kind, timeMillis, channel, name, key, now, recordedMillis, reason, fields);
    }

    Report withReason(String now) {
        return new Report(source, id, kind, timeMillis, channel, name, key, millionths, recordedMillis, now, fields);
    }

    Report with(String field, String value) {
        return new Report(
                source,
                id,
                kind,
                timeMillis,
                channel,
                name,
                key,
                millionths,
                recordedMillis,
                reason,
                Map.of(field, value));
    }

    /** Recorded so many minutes after {@link #START}. */
    Report recorded(long minute) {
        return new Report(
                source, id, kind, timeMillis, channel, name, key, millionths, START + minute * MINUTE, reason, fields);
    }

    Report plusMillis(long more) {
        return new Report(
                source, id, kind, timeMillis + more, channel, name, key, millionths, recordedMillis, reason, fields);
    }

    OpsEvent event() {
        return new OpsEvent(
                source, id, kind, timeMillis, "a", channel, name, key, reason, millionths, recordedMillis, fields);
    }

    /** The built-in metrics about accounts, an activation that needs two milestones, and one that needs any of them. */
    static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(Registry.builtIn().stream()
                .filter(metric -> metric.subject().isAccount())
                .toList());
        metrics.add(metric("activation_24h", MetricKind.CONVERSION, Reach.ALL, DAY, DAY, "connected", "viewed"));
        metrics.add(metric("any_24h", MetricKind.CONVERSION, Reach.ANY, DAY, DAY, "connected", "viewed"));
        return metrics;
    }

    static Metric metric(String id, MetricKind kind, Reach reach, long within, long window, String... events) {
        return new Metric(
                id, id, kind, List.of(events), List.of(), reach, within, window, Better.HIGHER, "o", "s", "d");
    }
}
