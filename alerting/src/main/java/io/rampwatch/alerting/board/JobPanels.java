package io.rampwatch.alerting.board;

/** Panels of the job: from its heartbeats, and from Flink's own reporter. */
final class JobPanels {
    private static final String SILENT = "the job has not spoken yet";
    private static final String NO_FLINK = "Flink's reporter is not scraped";

    Panel heartbeat() {
        var panel = new Stat("Last heartbeat");
        panel.describe("Age of the newest heartbeat in Kafka. The job writes one every 15 s.");
        panel.noValue(SILENT).unit(Unit.SECONDS);
        return panel.number("time() - max(rampwatch_job_heartbeat_timestamp_seconds)", "age");
    }

    Panel behind() {
        var panel = new Stat("Event time behind");
        panel.describe("How far the job's watermark is behind now. It stands still when a source is silent.");
        panel.noValue(SILENT).unit(Unit.SECONDS);
        return panel.number("time() - max(rampwatch_job_watermark_timestamp_seconds)", "behind");
    }

    Panel residual() {
        var panel = new Stat("Unaccounted for");
        panel.describe("Records and events of which nothing became: what a conservation law does not account for."
                + " Anything but 0 is an alarm.");
        panel.noValue(SILENT).unit(Unit.COUNT);
        return panel.number("max by (law) (rampwatch_conservation_residual)", "{{law}}");
    }

    Panel restarts() {
        var panel = new Stat("Starts of the job, 24 h");
        panel.describe("Starts that alerting heard of, by heartbeats that count anew.");
        panel.noValue(SILENT).unit(Unit.COUNT);
        return panel.number("sum(increase(rampwatch_job_restarts_total[24h]))", "starts");
    }

    Panel records() {
        var panel = new Curves("What became of records", Unit.PER_MINUTE);
        panel.describe("Records read from Kafka: mapped to events, ignored by a rule, unmatched, or refused before they"
                + " were events.");
        panel.noValue(SILENT);
        return panel.curve("60 * sum by (outcome) (rate(rampwatch_records_total[$__rate_interval]))", "{{outcome}}")
                .curve("60 * sum(rate(rampwatch_records_read_total[$__rate_interval]))", "read");
    }

    Panel events() {
        var panel = new Curves("What became of events", Unit.PER_MINUTE);
        panel.describe("Counted, duplicate, too late to correct anything, erased, or refused.");
        panel.noValue(SILENT);
        return panel.curve("60 * sum by (outcome) (rate(rampwatch_events_total[$__rate_interval]))", "{{outcome}}")
                .curve("60 * sum(rate(rampwatch_events_mapped_total[$__rate_interval]))", "mapped");
    }

    Panel refusals() {
        var panel = new Curves("Refused, by reason", Unit.PER_MINUTE);
        panel.describe("Dead letters: each lies in ramp.dead-letters with its bytes and its reason.");
        panel.noValue("nothing was refused");
        return panel.curve(
                "60 * sum by (source, stage, reason) (rate(rampwatch_dead_letters_total[$__rate_interval])) > 0",
                "{{reason}} ({{stage}}) of {{source}}");
    }

    Panel ignored() {
        var panel = new Curves("Ignored on purpose, by rule of a mapping", Unit.PER_MINUTE);
        panel.describe("Records that a rule of a mapping passes over: events that no metric asks for.");
        panel.noValue("no mapping ignores anything");
        return panel.curve(
                "60 * sum by (source, rule) (rate(rampwatch_ignored_records_total[$__rate_interval]))",
                "{{rule}} of {{source}}");
    }

    Panel held() {
        var panel = new Curves("Held, conflicts and folded labels", Unit.COUNT);
        panel.describe(
                "Events that wait, each for the tick after it; redeliveries with a known id and another content; of a"
                        + " flood of refused records those that were counted and not written; names"
                        + " beyond the limit that share the label (other).");
        panel.noValue(SILENT);
        return panel.curve("sum(rampwatch_events_held)", "held")
                .curve("sum(increase(rampwatch_duplicate_conflicts_total[1h]))", "conflicts in an hour")
                .curve("sum(increase(rampwatch_dead_letters_withheld_total[1h]))", "refused and not written in an hour")
                .curve("sum by (label) (increase(rampwatch_label_overflow_total[1h]))", "folded {{label}} in an hour");
    }

    Panel flow() {
        var panel = new Curves("Flink: records into each task", Unit.PER_SECOND);
        panel.describe("Records a second into the tasks of the job, all subtasks together.");
        panel.noValue(NO_FLINK);
        return panel.curve("sum by (task_name) (flink_taskmanager_job_task_numRecordsInPerSecond)", "{{task_name}}");
    }

    Panel pressure() {
        var panel = new Curves("Flink: back-pressure", new Unit("ms", 0));
        panel.describe("Milliseconds of each second in which a task waits for the next one, its worst subtask.");
        panel.noValue(NO_FLINK);
        return panel.curve(
                "max by (task_name) (flink_taskmanager_job_task_backPressuredTimeMsPerSecond)", "{{task_name}}");
    }

    Panel checkpoints() {
        var panel = new Curves("Flink: checkpoints", new Unit("ms", 0));
        panel.describe("How long the last checkpoint took; on the right those that failed since the job began.");
        panel.noValue(NO_FLINK);
        return panel.curve("max(flink_jobmanager_job_lastCheckpointDuration)", "last took")
                .counts("max(flink_jobmanager_job_numberOfFailedCheckpoints)", "failed")
                .counts("max(flink_jobmanager_job_numRestarts)", "restarts");
    }

    Panel checkpointSize() {
        var panel = new Curves("Flink: size of the last checkpoint", Unit.BYTES);
        panel.describe("What the job remembers, as it was last written.");
        panel.noValue(NO_FLINK);
        return panel.curve("max(flink_jobmanager_job_lastCheckpointSize)", "state");
    }

    Panel memory() {
        var panel = new Curves("Flink: heap in use", Unit.BYTES);
        panel.describe("Heap of the JVMs that run the job.");
        panel.noValue(NO_FLINK);
        return panel.curve("sum by (host) (flink_taskmanager_Status_JVM_Memory_Heap_Used)", "task manager {{host}}")
                .curve("sum by (host) (flink_jobmanager_Status_JVM_Memory_Heap_Used)", "job manager {{host}}");
    }
}
