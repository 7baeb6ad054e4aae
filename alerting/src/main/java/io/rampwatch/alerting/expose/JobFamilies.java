package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.Reason;
import io.rampwatch.event.SourceWord;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.SourceSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The job's own health, from its heartbeats: what became of records and events, and whether it adds up. */
final class JobFamilies {
    private static final String SOURCE = "source";
    private static final String OUTCOME = "outcome";
    private static final List<Fate> OF_RECORDS = List.of(Fate.MAPPED, Fate.IGNORED, Fate.UNMATCHED);
    private static final List<Fate> OF_EVENTS = List.of(Fate.COUNTED, Fate.DUPLICATE, Fate.LATE_DROPPED, Fate.ERASED);

    private final Plan plan;
    private final Newest newest;
    private final Cap sources;

    JobFamilies(Plan plan, Newest newest, Cap sources) {
        this.plan = plan;
        this.newest = newest;
        this.sources = sources;
    }

    void add(Samples to) {
        newest.beat().ifPresent(beat -> add(to, beat));
    }

    private void add(Samples to, Beat beat) {
        Heartbeat heartbeat = beat.heartbeat();
        to.instant(
                "rampwatch_job_heartbeat_timestamp_seconds",
                "When the job said last that it lives.",
                beat.writtenMillis());
        to.counter(
                "rampwatch_job_restarts",
                "Starts of the job that were heard since alerting started.",
                newest.restarts());
        to.info(
                "rampwatch_job",
                "The birth of the job's state: another epoch is an empty start.",
                "job_epoch",
                heartbeat.epoch());
        if (heartbeat.watermarkMillis() > 0 && heartbeat.watermarkMillis() < Long.MAX_VALUE) {
            to.instant(
                    "rampwatch_job_watermark_timestamp_seconds",
                    "How far event time has come in the job.",
                    heartbeat.watermarkMillis());
        }
        var law = Conservation.of(heartbeat.counts());
        String name = "rampwatch_conservation_residual";
        String help = "Records or events of which nothing became: 0, or an alarm.";
        to.gauge(name, help, law.recordsResidual(), "law", "records");
        to.gauge(name, help, law.eventsResidual(), "law", "events");
        bySource(heartbeat.counts()).forEach((source, counts) -> source(to, sources.label(source), counts));
        heartbeat.sources().forEach((source, word) -> {
            if (sources.names(source)) {
                spoke(to, source, word);
            }
        });
    }

    private void spoke(Samples to, String source, SourceWord word) {
        to.instant(
                "rampwatch_source_last_event_timestamp_seconds",
                "Event time, to the minute, of the newest event or heartbeat of a source.",
                word.newestMillis(),
                SOURCE,
                source);
        SourceSettings settings = plan.sources().getOrDefault(source, SourceSettings.DEFAULT);
        if (settings.watched() || word.beats()) {
            to.gauge(
                    "rampwatch_source_silence_limit_seconds",
                    "For how long a source may say nothing before what it feeds is stale; only for watched sources.",
                    60 * settings.silentMinutes(),
                    SOURCE,
                    source);
        }
    }

    private static void source(Samples to, String source, Map<String, Long> counts) {
        var law = new Conservation(counts);
        to.counter("rampwatch_records_read", "Records that the job has read.", law.count(Fate.IN), SOURCE, source);
        OF_RECORDS.forEach(fate -> records(to, source, fate.label(), law.count(fate)));
        records(to, source, "dead", dead(law, true));
        to.counter("rampwatch_events_mapped", "Events that records gave.", law.count(Fate.EVENTS), SOURCE, source);
        OF_EVENTS.forEach(fate -> events(to, source, fate.label(), law.count(fate)));
        events(to, source, "dead", dead(law, false));
        to.gauge(
                "rampwatch_events_held",
                "Events that wait for their tick, or for their account.",
                law.count(Fate.HELD),
                SOURCE,
                source);
        to.counter(
                "rampwatch_duplicate_conflicts",
                "Events with a known id and another content.",
                law.count(Fate.DUPLICATE_CONFLICT),
                SOURCE,
                source);
        to.counter(
                "rampwatch_dead_letters_withheld",
                "Refused records of a flood that were counted and not written.",
                law.count(Fate.WITHHELD),
                SOURCE,
                source);
        refused(to, source, law);
        counts.forEach((word, count) -> Conservation.ruleOfIgnored(word)
                .ifPresent(rule -> to.counter(
                        "rampwatch_ignored_records",
                        "Records that a rule of a mapping ignores on purpose.",
                        count,
                        SOURCE,
                        source,
                        "rule",
                        rule)));
    }

    /** Every reason from the start: a counter that begins with its first count hides it from rates. */
    private static void refused(Samples to, String source, Conservation law) {
        for (Reason reason : Reason.values()) {
            to.counter(
                    "rampwatch_dead_letters",
                    "Records that were refused.",
                    law.count(reason),
                    SOURCE,
                    source,
                    "stage",
                    reason.stage().label(),
                    "reason",
                    reason.label());
        }
    }

    private static void records(Samples to, String source, String outcome, long count) {
        to.counter("rampwatch_records", "What became of records.", count, SOURCE, source, OUTCOME, outcome);
    }

    private static void events(Samples to, String source, String outcome, long count) {
        to.counter("rampwatch_events", "What became of events.", count, SOURCE, source, OUTCOME, outcome);
    }

    private static long dead(Conservation law, boolean asRecord) {
        long sum = 0;
        for (Reason reason : Reason.values()) {
            sum += reason.stage().ofRecord() == asRecord ? law.count(reason) : 0;
        }
        return sum;
    }

    private static Map<String, Map<String, Long>> bySource(Map<String, Long> counts) {
        Map<String, Map<String, Long>> sources = new TreeMap<>();
        counts.forEach((name, value) -> {
            int bar = name.lastIndexOf('|');
            sources.computeIfAbsent(bar < 0 ? "(none)" : name.substring(0, bar), any -> new HashMap<>())
                    .merge(name.substring(bar + 1), value, Long::sum);
        });
        return sources;
    }
}
