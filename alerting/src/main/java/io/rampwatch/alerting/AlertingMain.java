package io.rampwatch.alerting;

import io.rampwatch.alerting.page.Secret;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Alerting as a process of its own, until it is ended. Secrets come from files and the environment only. */
@Command(
        name = "alerting",
        description = "Turns levels into episodes, pages and metrics, against a job and a Kafka that are elsewhere.",
        mixinStandardHelpOptions = true)
public final class AlertingMain implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AlertingMain.class);

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path plan;

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "Where Kafka is.")
    private String bootstrap;

    @Option(
            names = "--kafka-setting",
            paramLabel = "NAME=VALUE",
            description = "A security setting such as security.protocol=SASL_SSL. Secrets come from the environment:"
                    + " RAMPWATCH_KAFKA_SASL_JAAS_CONFIG or RAMPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE.")
    private Map<String, String> kafkaSettings = Map.of();

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "Where the ledger lies.")
    private Path state;

    @Option(
            names = "--pagerduty-key-file",
            required = true,
            paramLabel = "FILE",
            description = "The file that holds the integration key of the PagerDuty service.")
    private Path pagerDutyKey;

    @Option(
            names = "--pagerduty-url",
            required = true,
            paramLabel = "URL",
            description = "Where pages go: https://events.pagerduty.com/v2/enqueue.")
    private URI pagerDutyUrl;

    @Option(
            names = "--pagerduty-host",
            paramLabel = "HOST",
            description = "A host beside PagerDuty's that pages may go to, by https.")
    private Set<String> hosts = Set.of();

    @Option(
            names = "--stand-in",
            paramLabel = "HOST",
            description = "A host of your own network that stands in for PagerDuty and is spoken to by plain http."
                    + " Nobody is paged by it.")
    private @Nullable String standIn;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "Such as production.")
    private String env;

    @Option(
            names = "--metrics-host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "Where /metrics is served. Default: ${DEFAULT-VALUE}.")
    private String metricsHost;

    @Option(
            names = "--metrics-port",
            defaultValue = "9400",
            paramLabel = "PORT",
            description = "Where /metrics is served. Default: ${DEFAULT-VALUE}.")
    private int metricsPort;

    @Option(
            names = "--base-url",
            required = true,
            paramLabel = "URL",
            description = "The address of --metrics-port as the reader of a page opens it.")
    private String baseUrl;

    @Option(
            names = "--remote-write",
            paramLabel = "URL",
            description = "Where Prometheus takes the values of full hours, such as"
                    + " http://prometheus:9090/api/v1/write. Without it nobody is told.")
    private @Nullable URI remoteWrite;

    private AlertingMain() {}

    /**
     * Runs until the process is ended: 0 by a signal, 1 where something is wrong, 2 for arguments that make no sense.
     */
    public static void main(String[] arguments) {
        int code = new CommandLine(new AlertingMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    LOG.error("Alerting cannot start: {}", failure.getMessage());
                    LOG.debug("Alerting cannot start", failure);
                    return 1;
                })
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() throws InterruptedException {
        Plan agreed = PlanFile.demand(plan);
        var given = new TreeMap<>(kafkaSettings);
        given.put(KafkaSettings.BOOTSTRAP, bootstrap);
        var settings = new AlertingSettings(
                KafkaSettings.read(given, System.getenv()),
                state.resolve("ledger.db"),
                metricsHost,
                metricsPort,
                pagerDutyUrl,
                pagerHosts(),
                Secret.inFile(pagerDutyKey),
                env,
                agreed,
                baseUrl,
                InstantSource.system(),
                AlertingSettings.FRESH,
                remoteWrite);
        var ended = new CountDownLatch(1);
        try (var alerting = Alerting.start(settings)) {
            LOG.info("Metrics are served on {}:{}", metricsHost, alerting.metricsPort());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                alerting.close();
                                ended.countDown();
                            },
                            "alerting-stop"));
            ended.await();
        }
        return 0;
    }

    private Set<String> pagerHosts() {
        var all = new TreeSet<>(hosts);
        if (standIn != null) {
            all.add("http://" + standIn);
        }
        return all;
    }
}
