package io.rampwatch.alerting.expose;

import io.rampwatch.metric.Reading;
import io.rampwatch.metric.ReasonCount;

/**
 * The reasons of each channel as of its newest full hour, at most five. One that no longer is among them leaves no
 * series behind.
 */
final class ReasonFamilies {
    private static final String VOLUME = "rampwatch_reason_volume";
    private static final double MILLION = 1e6;

    private final Newest newest;
    private final Cap channels;

    ReasonFamilies(Newest newest, Cap channels) {
        this.newest = newest;
        this.channels = channels;
    }

    void add(Samples to) {
        for (Reading reading : newest.hourly()) {
            if (channels.names(reading.channel())) {
                int rank = 1;
                for (ReasonCount reason : reading.reasons()) {
                    reason(to, reading.channel(), reason, rank++);
                }
            }
        }
    }

    private static void reason(Samples to, String channel, ReasonCount reason, int rank) {
        String[] labels = {
            "channel", channel, "reason", reason.code(), "cause", reason.cause().label()
        };
        to.gauge("rampwatch_reason_rank", "Place of a reason in its channel, 1 for the heaviest.", rank, labels);
        volume(to, labels, "failure", reason.failures());
        volume(to, labels, "escalation", reason.escalations());
        volume(to, labels, "work", reason.works());
        to.gauge(
                "rampwatch_reason_work_seconds",
                "Manual work for a reason in 24 h.",
                60 * reason.minuteMillionths() / MILLION,
                labels);
        to.gauge(
                "rampwatch_reason_new_accounts",
                "Accounts that signed up in 24 h and met a reason.",
                reason.newAccounts(),
                labels);
        to.gauge(
                "rampwatch_reason_signups",
                "Accounts that signed up in the 24 h of a reason.",
                reason.signups(),
                labels);
        to.gauge(
                "rampwatch_reason_share_ratio",
                "Share of the accounts that signed up in 24 h that met a reason, 0 to 1.",
                reason.signups() == 0 ? null : (Double) ((double) reason.newAccounts() / reason.signups()),
                labels);
    }

    private static void volume(Samples to, String[] labels, String kind, long count) {
        String help = "Failures, escalations and pieces of manual work for a reason in 24 h.";
        to.gauge(VOLUME, help, count, labels[0], labels[1], labels[2], labels[3], labels[4], labels[5], "kind", kind);
    }
}
