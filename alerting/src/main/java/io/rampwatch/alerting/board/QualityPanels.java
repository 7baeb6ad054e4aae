package io.rampwatch.alerting.board;

import io.rampwatch.channel.QualityLimits;

/** Panels of what the numbers are worth. {@code channel} narrows them: a matcher with its comma, or nothing. */
final class QualityPanels {
    private static final String DAY = "[24h]))";

    /** The counts of one channel beside those of all, with what they mean. */
    Panel counts(String channel) {
        var table = new Table("Data quality of 24 h, as of the last full hour");
        table.describe("Signups that name no channel; tickets of no account that signed up; second workspaces of an"
                + " account within half an hour; bills of a key that no other system linked within an hour; facts of an"
                + " account from before its signup, which cannot convert. Above a limit, and from three on, the numbers"
                + " that depend on it are doubted. The share is of all signups, or of all tickets.");
        table.noValue("–");
        table.label("check", "What", 270).words(Words.QUALITY);
        table.number(by("rampwatch_data_quality_events" + Expr.only(channel)), "Here", Unit.COUNT, 80);
        table.number(by("rampwatch_data_quality_events{channel=\"(all)\"}"), "All channels", Unit.COUNT, 80);
        table.number(by("rampwatch_data_quality_ratio{channel=\"(all)\"}"), "Share of all", Unit.SHARE, 90);
        table.number(by("rampwatch_data_quality_limit_ratio"), "Limit", Unit.SHARE, 80);
        return table.sortedBy("What", false).done();
    }

    /** What of each source did not count. */
    Panel refused() {
        var table = new Table("Records of 24 h that did not count, by source");
        table.describe(
                "Refused: dead letters, whatever the reason. Twice: redeliveries of what was known. Too late: facts"
                        + " so old that they correct nothing any more. More than "
                        + QualityLimits.REFUSED
                        + " % of a source refused in 15 minutes, and at least three, make the numbers"
                        + " that it feeds doubted.");
        table.noValue("the job has not spoken yet");
        table.label("source", "Source", 260);
        table.number("sum by (source) (increase(rampwatch_dead_letters_total" + DAY, "Refused", Unit.COUNT, 90);
        table.number("sum by (source) (increase(rampwatch_records_read_total" + DAY, "of", Unit.COUNT, 90);
        table.number(events("duplicate"), "Twice", Unit.COUNT, 90);
        table.number(events("late_dropped"), "Too late", Unit.COUNT, 90);
        return table.sortedBy("Source", false).done();
    }

    /** How old the newest word of each source is, and how old it may be. */
    Panel sources() {
        var table = new Table("How fresh each source is");
        table.describe("How long ago, by event time, the newest event or heartbeat of each source was. A source has a"
                + " limit where the plan says how fresh it must be, or once it has sent a heartbeat: beyond it the numbers"
                + " that it feeds are STALE. Without a limit its silence is only shown.");
        table.noValue("the job has not spoken yet");
        table.label("source", "Source", 210);
        table.number(
                "time() - max by (source) (rampwatch_source_last_event_timestamp_seconds)", "Age", Unit.SECONDS, 90);
        table.number("max by (source) (rampwatch_source_silence_limit_seconds)", "Limit", Unit.SECONDS, 90);
        return table.sortedBy("Source", false).done();
    }

    private static String events(String outcome) {
        return "sum by (source) (increase(rampwatch_events_total{outcome=\"" + outcome + "\"}" + DAY;
    }

    private static String by(String family) {
        return "max by (check) (" + family + ")";
    }
}
