package io.rampwatch.alerting;

import io.rampwatch.alerting.expose.RampMetrics;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.alerting.page.Pager;
import io.rampwatch.alerting.topic.Heard;
import io.rampwatch.episode.Episode;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what was read: to the metrics, to the pager, and a line in the log where a channel is paused or resumed.
 */
final class Told implements Heard {
    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private final RampMetrics metrics;
    private final Pager pager;

    Told(RampMetrics metrics, Pager pager) {
        this.metrics = metrics;
        this.pager = pager;
    }

    @Override
    public void batch(Batch batch, List<Beat> beats, Taken taken) {
        taken.opened().forEach(episode -> say("opened", episode));
        taken.joined().forEach(episode -> say("has one more breached rule", episode));
        taken.closed().forEach(episode -> say("closed", episode));
        metrics.batch(batch, beats, taken);
        if (taken.told()) {
            pager.wake();
        }
    }

    @Override
    public void skipped(String topic) {
        metrics.skipped(topic);
    }

    @Override
    public void lag(String topic, long records) {
        metrics.lag(topic, records);
    }

    private static void say(String what, Episode episode) {
        LOG.info(
                "Pause {} of {} {}; its first tick is {}",
                episode.number(),
                episode.channel(),
                what,
                Instant.ofEpochMilli(episode.openedTickMillis()));
    }
}
