package io.rampwatch.standalone;

import io.rampwatch.mapping.MappingFile;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch run}: job and alerting against a Kafka that is there, until the process is ended. */
@Command(
        name = "run",
        description = "Runs the job and alerting against an existing Kafka. A restart continues where it was.",
        mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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

    @Option(
            names = "--mapping",
            paramLabel = "FILE|preset:NAME",
            description = "Read the topics of another system, too, through this mapping; may be given several times."
                    + " The presets: debezium, segment, stripe, zendesk.")
    private List<String> mappings = List.of();

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Where ledger and checkpoints lie; created where it is missing.")
    private Path state;

    @Option(
            names = "--accept-empty-state",
            description = "Begin with nothing although there was state. Numbers are built anew from the topics.")
    private boolean acceptEmptyState;

    @Option(
            names = "--pagerduty-key-file",
            paramLabel = "FILE",
            description = "Page for real: the file that holds the integration key. Without it a stand-in on this"
                    + " machine gets the pages, and nobody is woken.")
    private Path pagerDutyKey;

    @Option(
            names = "--pagerduty-url",
            defaultValue = "https://events.pagerduty.com/v2/enqueue",
            paramLabel = "URL",
            description = "Where pages go, with a key. Default: ${DEFAULT-VALUE}.")
    private String pagerDutyUrl;

    @Option(
            names = "--env",
            defaultValue = "production",
            paramLabel = "NAME",
            description = "Default: ${DEFAULT-VALUE}.")
    private String env;

    @Option(
            names = "--metrics-port",
            defaultValue = "9464",
            paramLabel = "PORT",
            description = "Where /metrics is served on this machine; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int metricsPort;

    @Option(
            names = "--web-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "Where the job's pages are served on this machine; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int webPort;

    @Option(
            names = "--remote-write",
            paramLabel = "URL",
            description = "Where Prometheus takes the values of full hours, such as"
                    + " http://127.0.0.1:9090/api/v1/write. Without it nobody is told.")
    private @Nullable URI remoteWrite;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many of each operator run at once. Default: ${DEFAULT-VALUE}.")
    private int parallelism;

    /** Ends only when the job ends for good (1) or the process is ended. */
    @Override
    public Integer call() throws InterruptedException {
        Plan agreed = PlanFile.demand(plan);
        var given = new TreeMap<>(kafkaSettings);
        given.put(KafkaSettings.BOOTSTRAP, bootstrap);
        var settings = new RunSettings(
                KafkaSettings.read(given, System.getenv()),
                state,
                acceptEmptyState,
                Receiver.of(pagerDutyKey, pagerDutyUrl),
                env,
                metricsPort,
                webPort,
                remoteWrite,
                parallelism,
                RunSettings.Pace.LIVE,
                MappingFile.demand(mappings, agreed.events()));
        PrintWriter out = spec.commandLine().getOut();
        try (var run = LiveRun.start(agreed, settings, InstantSource.system(), out::println)) {
            run.addresses().forEach((what, where) -> out.printf("  %-8s %s%n", what, where));
            out.println("Watching " + agreed.ramp() + " until Ctrl-C.");
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "rampwatch-stop"));
            run.ended().get();
            throw new Trouble("the job ended, which it should not: see the log");
        } catch (ExecutionException failed) {
            throw new Trouble("the job failed for good: " + Plainly.cause(failed), failed);
        }
    }
}
