package io.rampwatch.alerting.expose;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.ledger.HourRow;
import io.rampwatch.alerting.ledger.Hours;
import io.rampwatch.alerting.ledger.LedgerException;
import io.rampwatch.alerting.page.BackOff;
import io.rampwatch.alerting.page.Outcome;
import io.rampwatch.plan.Plan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Prometheus the values of full hours with their event time, so that boards show a launch as it happened and not
 * as it was scraped.
 *
 * <p>Prometheus keeps the first value of an instant and drops another one in silence. So an hour is told once as it was
 * known when event time passed it, {@code revision="first"}, and once when no fact can correct it any more,
 * {@code revision="final"}: a correction never overwrites. Hours go out one by one, the oldest first, because one
 * sample that is refused takes its whole request with it; what is too old or lies in the future is not sent at all. A
 * Prometheus that is away is told later. Pages never wait for it.
 */
public final class HourlyHistory implements Runnable, AutoCloseable {
    /** How old a value may be: {@code out_of_order_time_window} of prometheus.yml, 14 d, less an hour for the way. */
    static final Duration OLDEST = Duration.ofDays(14).minusHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(HourlyHistory.class);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 1_000;

    private final Hours hours;
    private final long correctionMillis;
    private final Cap channels;
    private final RemoteWrite prometheus;
    private final InstantSource wall;
    private final Counter told;
    private final BackOff backOff = new BackOff(new SplittableRandom());
    private final CountDownLatch closing = new CountDownLatch(1);
    private int failed;

    /**
     * A history.
     *
     * @param target where remote write is taken
     * @param wall the clock of the wall, which is Prometheus' own
     * @param registry where its own health is scraped from
     */
    public HourlyHistory(Plan plan, Hours hours, URI target, InstantSource wall, PrometheusRegistry registry) {
        this.hours = hours;
        this.correctionMillis = Duration.ofMinutes(plan.correctionMinutes()).toMillis();
        this.channels = Cap.ofChannels(plan);
        this.prometheus = new RemoteWrite(target);
        this.wall = wall;
        told = Counter.builder()
                .name("rampwatch_history_told_total")
                .help("Values of hours that are done with: accepted, too_old, future or refused.")
                .labelNames("outcome")
                .register(registry);
        // told as 0 before anything is: a counter that begins with its first count hides it from rates
        Stream.of("accepted", "too_old", "future", "refused").forEach(told::initLabelValues);
        GaugeWithCallback.builder()
                .name("rampwatch_history_rows")
                .help("Values of hours that wait for Prometheus.")
                .callback(to -> to.call(hours.waiting()))
                .register(registry);
    }

    /** Tells until it is closed. */
    @Override
    public void run() {
        try {
            while (!closing.await(pass(), TimeUnit.MILLISECONDS)) {
                LOG.trace("looking for full hours");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }

    /** Tells one hour after the other until nothing is due; says how long to wait. */
    private long pass() {
        try {
            while (closing.getCount() > 0) {
                List<HourRow> rows = hours.due(correctionMillis);
                if (rows.isEmpty()) {
                    return LOOK_MILLIS;
                }
                Duration wait = step(rows);
                if (!wait.isZero()) {
                    return wait.toMillis();
                }
            }
            return 1;
        } catch (LedgerException failure) {
            LOG.warn("The hourly history waits for the ledger: {}", failure.sentence());
        } catch (RuntimeException unexpected) {
            LOG.error("The hourly history stumbled and tries again", unexpected);
        }
        return backOff.after(++failed, null).toMillis();
    }

    /** Tells rows of one hour; says how long to wait before the next try. */
    private Duration step(List<HourRow> rows) {
        Instant at = Instant.ofEpochMilli(rows.get(0).atMillis());
        Instant now = wall.instant();
        if (at.isBefore(now.minus(OLDEST))) {
            done(rows, "too_old");
        } else if (at.isAfter(now.plus(AHEAD))) {
            done(rows, "future");
        } else {
            List<HourlyValue> values = rows.stream()
                    .flatMap(row -> HourlyValue.of(row, channels).stream())
                    .toList();
            var settled = new Settled(rows, at);
            Outcome outcome = values.isEmpty() ? new Outcome.Sent("nothing to tell") : prometheus.write(values);
            outcome.settle(settled);
            return settled.wait;
        }
        return Duration.ZERO;
    }

    private void done(List<HourRow> rows, String outcome) {
        hours.told(rows);
        told.labelValues(outcome).inc(rows.size());
    }

    /** What an answer means for the rows of an hour. */
    private final class Settled implements Outcome.Settling {
        private final List<HourRow> rows;
        private final Instant at;
        private Duration wait = Duration.ZERO;

        Settled(List<HourRow> rows, Instant at) {
            this.rows = rows;
            this.at = at;
        }

        @Override
        public void accepted(String answer) {
            if (failed > 0) {
                LOG.info("Prometheus takes the hourly history again");
            }
            failed = 0;
            done(rows, "accepted");
        }

        @Override
        public void again(@Nullable Duration after, String why) {
            if (failed == 0) {
                LOG.warn("The hourly history waits for Prometheus: {}", why);
            }
            wait = backOff.after(++failed, after);
        }

        @Override
        public void refused(String why) {
            LOG.error("Prometheus refuses the values of {}, which are lost to its boards: {}", at, why);
            done(rows, "refused");
        }
    }
}
