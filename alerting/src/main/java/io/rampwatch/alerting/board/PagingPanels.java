package io.rampwatch.alerting.board;

/** Panels of alerting: what it has heard, what it remembers, whether it can page. */
final class PagingPanels {
    private static final String SILENT = "alerting is not scraped";

    Panel oldest() {
        var panel = new Stat("Oldest page that waits");
        panel.describe("How long the oldest page has been in the outbox; 0 when none waits.");
        panel.noValue(SILENT).unit(Unit.SECONDS);
        return panel.number("max(rampwatch_outbox_oldest_age_seconds)", "age");
    }

    Panel refused() {
        var panel = new Stat("Pages refused for good");
        panel.describe("Pages of open episodes that the receiver does not take: look at the routing key.");
        panel.noValue(SILENT).unit(Unit.COUNT);
        return panel.number("sum(rampwatch_outbox_rows{state=\"failed_config\"})", "refused");
    }

    Panel lag() {
        var panel = new Curves("Kafka: records that alerting has not read", Unit.COUNT);
        panel.describe("Records behind, by topic; on the right records in an hour that could not be read at all.");
        panel.noValue(SILENT);
        return panel.curve("max by (topic) (rampwatch_topic_lag_records)", "{{topic}}")
                .counts("sum by (topic) (increase(rampwatch_skipped_records_total[1h]))", "unreadable {{topic}}");
    }

    Panel outbox() {
        var panel = new Curves("Outbox", Unit.COUNT);
        panel.describe("Pages by how they stand: to be tried, accepted, refused for good.");
        panel.noValue("no page was ever written");
        return panel.curve("max by (state) (rampwatch_outbox_rows)", "{{state}}");
    }

    Panel attempts() {
        var panel = new Curves("Attempts to page in an hour", Unit.COUNT);
        panel.describe("Each attempt with what came of it: accepted, to be tried again, refused.");
        panel.noValue("nothing was tried");
        return panel.curve(
                        "sum by (target, outcome) (increase(rampwatch_page_attempts_total[1h]))",
                        "{{outcome}} by {{target}}")
                .bars();
    }

    Panel delivery() {
        var panel = new Curves("From the outbox to the 202", Unit.SECONDS);
        panel.describe("How long pages took, 99 of 100 and half of them, over the last day.");
        panel.noValue("no page was delivered in the last day");
        String buckets = "sum by (le) (increase(rampwatch_page_delivery_seconds_bucket[1d]))";
        return panel.curve("histogram_quantile(0.99, " + buckets + ")", "99 of 100")
                .curve("histogram_quantile(0.5, " + buckets + ")", "half");
    }

    Panel parts() {
        var table = new Table("Parts of alerting");
        table.describe("Whether each part can do its work; why not stands at /-/healthy.");
        table.noValue(SILENT);
        table.label("part", "Part", 130);
        var meaning = table.number("max by (part) (rampwatch_degraded)", "Works", Unit.COUNT, 130);
        meaning.words(Words.PART);
        meaning.set(
                "custom.cellOptions",
                Json.object().put("type", "color-background").put("mode", "basic"));
        return table.sortedBy("Part", false).done();
    }

    Panel ledger() {
        var panel = new Curves("Ledger: size", Unit.BYTES);
        panel.describe("The file of episodes, decisions and pages; on the right decisions of a day.");
        panel.noValue(SILENT);
        return panel.curve("max(rampwatch_ledger_size_bytes)", "size")
                .counts("sum(increase(rampwatch_decisions_total[1d]))", "decisions in a day");
    }

    Panel history() {
        var panel = new Curves("Hourly history", Unit.COUNT);
        panel.describe("Values of full hours that wait for Prometheus; on the right what became of those of an hour.");
        panel.noValue("no hourly history is written");
        return panel.curve("max(rampwatch_history_rows)", "waiting")
                .counts("sum by (outcome) (increase(rampwatch_history_told_total[1h])) > 0", "{{outcome}} in an hour");
    }

    Panel process() {
        var panel = new Curves("Alerting's own memory", Unit.BYTES);
        panel.describe("Memory of the JVM of alerting; on the right its threads.");
        panel.noValue(SILENT);
        return panel.curve("sum by (area) (jvm_memory_used_bytes{job=\"rampwatch-alerting\"})", "{{area}}")
                .counts("sum(jvm_threads_current{job=\"rampwatch-alerting\"})", "threads");
    }
}
