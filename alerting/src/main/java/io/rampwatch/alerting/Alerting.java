package io.rampwatch.alerting;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.expose.Clocks;
import io.rampwatch.alerting.expose.EpisodePages;
import io.rampwatch.alerting.expose.HourlyHistory;
import io.rampwatch.alerting.expose.MetricsServer;
import io.rampwatch.alerting.expose.RampMetrics;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.page.BackOff;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.alerting.page.Pager;
import io.rampwatch.alerting.page.PagerDuty;
import io.rampwatch.alerting.page.Target;
import io.rampwatch.alerting.topic.TopicReader;
import io.rampwatch.episode.Episode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that turns levels into episodes, pages and metrics: a thread that reads, a thread that pages, and a small
 * server for Prometheus. A Kafka or a PagerDuty that is away stops nothing: it is told in {@link #health()} and tried
 * again.
 */
public final class Alerting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
    // a page in flight may take 5 s to come to its end
    private static final long LAST_WORK_MILLIS = 8_000;

    private final Closing closing;
    private final Ledger ledger;
    private final Health health;
    private final MetricsServer server;

    private Alerting(Closing closing, Ledger ledger, Health health, MetricsServer server) {
        this.closing = closing;
        this.ledger = ledger;
        this.health = health;
        this.server = server;
    }

    /**
     * Starts.
     *
     * @throws io.rampwatch.alerting.ledger.LedgerException when the ledger cannot be opened
     * @throws IllegalArgumentException for settings that cannot be right
     * @throws IllegalStateException when the port is taken or the routing key cannot be read
     */
    public static Alerting start(AlertingSettings settings) {
        var closing = new Closing();
        try {
            return start(settings, closing);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure;
        }
    }

    /** The port of {@code /metrics} and {@code /-/healthy}. */
    public int metricsPort() {
        return server.port();
    }

    /** Whether each part does its work. */
    public Health health() {
        return health;
    }

    /** All episodes, by channel and number. */
    public List<Episode> episodes() {
        return ledger.episodes();
    }

    /** Stops reading and paging, and closes the ledger; what was not done is done after the next start. */
    @Override
    public void close() {
        closing.close();
    }

    private static Alerting start(AlertingSettings settings, Closing closing) {
        var wall = InstantSource.system();
        var health = new Health();
        var target = Target.of(settings.pagerTarget(), settings.pagerHosts());
        settings.routingKey().reveal();
        var ledger = Ledger.open(
                new LedgerSettings(
                        settings.ledger(), settings.clock(), wall, settings.fresh(), settings.remoteWrite() != null),
                new PageComposer(settings.plan(), settings.env(), settings.baseUrl()));
        closing.add(ledger::close);
        PlanFound.words(settings.plan(), ledger.levels()).ifPresent(LOG::warn);
        revive(ledger);
        var registry = new PrometheusRegistry();
        var metrics = new RampMetrics(settings.plan(), ledger, health, new Clocks(settings.clock(), wall), registry);
        var server = MetricsServer.start(
                new InetSocketAddress(settings.metricsHost(), settings.metricsPort()),
                registry,
                health,
                new EpisodePages(ledger::episodes, settings.kafka().bootstrap()));
        closing.add(server::close);

        var road = new PagerDuty(target, settings.routingKey(), answers(closing));
        var pager = new Pager(ledger.outbox(), road, new BackOff(new SplittableRandom()), wall, metrics, health);
        run(closing, "alerting-pager", pager, pager::close);
        var reader = new TopicReader(settings.kafka(), ledger, new Told(metrics, pager), health, wall);
        run(closing, "alerting-reader", reader, reader::close);
        history(closing, settings, ledger, registry);
        LOG.info("Alerting reads from {} and pages to {}", settings.kafka(), target.host());
        return new Alerting(closing, ledger, health, server);
    }

    private static void history(
            Closing closing, AlertingSettings settings, Ledger ledger, PrometheusRegistry registry) {
        URI target = settings.remoteWrite();
        if (target != null) {
            var history = new HourlyHistory(settings.plan(), ledger.hours(), target, InstantSource.system(), registry);
            run(closing, "alerting-history", history, history::close);
        }
    }

    private static void revive(Ledger ledger) {
        int rows = ledger.outbox().revive();
        if (rows > 0) {
            LOG.warn("{} rows of the outbox were refused before this start and are tried again", rows);
        }
    }

    private static ExecutorService answers(Closing closing) {
        ExecutorService threads = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "alerting-pager-http");
            thread.setDaemon(true);
            return thread;
        });
        closing.add(threads::shutdownNow);
        return threads;
    }

    private static void run(Closing closing, String name, Runnable work, Runnable stop) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        closing.add(() -> join(thread));
        closing.add(stop);
    }

    private static void join(Thread thread) {
        try {
            thread.join(LAST_WORK_MILLIS);
            if (thread.isAlive()) {
                LOG.warn("{} does not end and is left alone", thread.getName());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
