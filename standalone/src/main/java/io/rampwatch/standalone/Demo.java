package io.rampwatch.standalone;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch demo}: a launch week of three channels in about a minute and a half, on this machine alone. */
@Command(
        name = "demo",
        description = "Plays a launch week: a real Kafka, the job, alerting, and one channel that breaks on day 4."
                + " It pages nobody.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            defaultValue = "90",
            paramLabel = "N",
            description = "How long the week takes. Default: ${DEFAULT-VALUE}.")
    private long seconds;

    @Option(names = "--stay", description = "Keep serving when the week is over, until Ctrl-C.")
    private boolean stay;

    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "N",
            description = "Another number is another week. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--kafka-port",
            defaultValue = "19092",
            paramLabel = "PORT",
            description = "Where the demo's Kafka listens on this machine. Default: ${DEFAULT-VALUE}.")
    private int kafkaPort;

    /** 0 when the channel that broke was paused, and no other. */
    @Override
    public Integer call() throws Exception {
        if (seconds < 10 || seconds > 86_400) {
            throw new Trouble("--seconds: a week in " + seconds + " seconds is not from 10 to 86400");
        }
        Path folder = Files.createTempDirectory("rampwatch-demo");
        var settings = DemoSettings.lasting(seconds, folder, seed, kafkaPort);
        var screen = new DemoScreen(spec.commandLine().getOut());
        try {
            screen.starting(settings);
            try (var run = DemoRun.start(plan(), settings, InstantSource.system())) {
                screen.watch(run);
                boolean asPlanned = screen.summary(run);
                if (stay) {
                    screen.stay(run);
                }
                return asPlanned ? 0 : 1;
            }
        } finally {
            Folder.delete(folder);
        }
    }

    /** The plan of the demo, as it ships with the examples. */
    static Plan plan() throws IOException {
        try (InputStream stream = Demo.class.getResourceAsStream("/examples/launch-week/ramp.yml")) {
            if (stream == null) {
                throw new Trouble("the demo's plan is not in this build: build it again with ./rampwatch");
            }
            var read = PlanReader.read("ramp.yml", stream.readAllBytes());
            Plan plan = read.plan();
            if (plan == null) {
                throw new Trouble("the demo's plan cannot be used\n" + read.problems());
            }
            return plan;
        }
    }
}
