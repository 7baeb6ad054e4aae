package io.rampwatch.alerting.board;

/** The reason codes of failures, escalations and manual work. {@code channel} narrows them. */
final class ReasonPanels {
    private ReasonPanels() {}

    static Panel top(String channel, boolean several) {
        var table = new Table("Top five reasons" + (several ? " of each channel" : "") + ", as of the last full hour");
        table.describe("Reason codes of failures, escalations and manual work of the last 24 hours, ranked by their"
                + " minutes and by how many who met them churned. Share: of the accounts that signed up in these hours,"
                + " n, those that met it.");
        table.noValue("no reason was given in the 24 hours before the last full hour");
        if (several) {
            table.label("channel", "Channel", 130).link("Open this channel", Links.channelOfCell());
        }
        // in the order of rank; the table keeps it within a channel
        table.number("sort(" + of("rank", channel) + ")", "Rank", Unit.COUNT, 60);
        table.label("reason", "Reason", 220);
        table.label("cause", "Cause", 150);
        table.number(
                "sum by (channel, reason, cause) (max by (channel, reason, cause, kind) (rampwatch_reason_volume"
                        + Expr.only(channel) + "))",
                "Volume",
                Unit.COUNT,
                80);
        kind(table, channel, "failure", "Failures");
        kind(table, channel, "escalation", "Escalations");
        kind(table, channel, "work", "Work");
        table.number(of("new_accounts", channel), "New accounts", Unit.COUNT, 90);
        table.number(of("signups", channel), "of n", Unit.COUNT, 70);
        table.number(of("share_ratio", channel), "Share", Unit.SHARE, 80);
        table.number(of("work_seconds", channel) + " / 60", "Manual work", Unit.MINUTES, 110);
        return table.sortedBy(several ? "Channel" : "Rank", false).done();
    }

    private static void kind(Table table, String channel, String kind, String name) {
        table.number(
                "max by (channel, reason, cause) (rampwatch_reason_volume{kind=\"" + kind + "\"" + channel + "})",
                name,
                Unit.COUNT,
                90);
    }

    private static String of(String what, String channel) {
        return "max by (channel, reason, cause) (rampwatch_reason_" + what + Expr.only(channel) + ")";
    }
}
