package io.rampwatch.alerting.expose;

import io.rampwatch.channel.QualityLimits;
import io.rampwatch.metric.QualityCount;
import io.rampwatch.metric.Reading;

/** What makes the numbers of each channel less worth, as of its newest full hour, and from where on it counts. */
final class QualityFamilies {
    private static final String CHECK = "check";
    private static final double HUNDRED = 100;

    private final Newest newest;
    private final Cap channels;

    QualityFamilies(Newest newest, Cap channels) {
        this.newest = newest;
        this.channels = channels;
    }

    void add(Samples to) {
        for (Reading reading : newest.hourly()) {
            if (channels.names(reading.channel())) {
                reading.quality().forEach(count -> count(to, reading.channel(), count));
            }
        }
        QualityLimits.byCheck()
                .forEach((check, percent) -> to.gauge(
                        "rampwatch_data_quality_limit_ratio",
                        "Share, 0 to 1, above which numbers are doubted.",
                        percent / HUNDRED,
                        CHECK,
                        check));
    }

    private static void count(Samples to, String channel, QualityCount count) {
        String[] labels = {"channel", channel, CHECK, count.check()};
        to.gauge(
                "rampwatch_data_quality_events",
                "What made the numbers of a channel less worth in 24 h, by kind.",
                count.count(),
                labels);
        Long of = count.of();
        if (of != null && of > 0) {
            to.gauge(
                    "rampwatch_data_quality_ratio",
                    "The same as a share of the signups or tickets of the channel, 0 to 1.",
                    (double) count.count() / of,
                    labels);
        }
    }
}
