package io.rampwatch.standalone;

import io.rampwatch.episode.Decision;
import io.rampwatch.plan.Arming;
import io.rampwatch.plan.Frozen;
import io.rampwatch.plan.GateEvidence.Moment;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch arm PLAN}: the owner begins a ramp; plan, baselines and definitions stand still from then on. */
@Command(
        name = "arm",
        description = "Begins a ramp: freezes plan, baselines and definitions, or says everything that is in its way.",
        mixinStandardHelpOptions = true)
final class Arm implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path file;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides: the owner or a deputy.")
    private String by;

    @Option(
            names = "--kafka",
            defaultValue = "127.0.0.1:19092",
            paramLabel = "HOST:PORT",
            description = "Where Kafka is, on this machine. Default: ${DEFAULT-VALUE}, the demo's.")
    private String bootstrap;

    @Option(
            names = "--dry-run",
            description = "Only says what would be decided: asks no Kafka, so checks that are measured count as open.")
    private boolean dry;

    /** 0 when the ramp was armed (or could be), 1 when something is in its way. */
    @Override
    public Integer call() {
        var read = PlanFile.read(file);
        long now = InstantSource.system().millis();
        KafkaSettings kafka =
                dry ? null : KafkaSettings.read(Map.of(KafkaSettings.BOOTSTRAP, bootstrap), System.getenv());
        var latest = new Latest();
        if (kafka != null && read.plan() != null) {
            TopicsAdmin.prepare(kafka, List.of());
            new Listener(kafka, latest).hearAll();
        }
        var arming = Arming.decide(read, by, channel -> moment(read.plan(), latest, channel, now));
        return say(arming, read.plan(), kafka, now);
    }

    private int say(Arming arming, @Nullable Plan plan, @Nullable KafkaSettings kafka, long now) {
        PrintWriter out = spec.commandLine().getOut();
        Frozen frozen = arming.frozen();
        if (frozen == null || plan == null) {
            out.println(file + " cannot be armed: " + arming.refusals().size()
                    + (arming.refusals().size() == 1 ? " reason" : " reasons"));
            arming.refusals().forEach(reason -> out.println("  " + reason));
            return 1;
        }
        if (kafka != null) {
            plan.channelNames().forEach(channel -> Control.send(kafka, decision(channel, frozen, now)));
        }
        out.println(
                plan.ramp() + (kafka == null ? " could be armed by " : " is armed by ") + by + ": " + frozen.words());
        plan.channelNames().forEach(channel -> out.println("  " + channel + " from " + Instant.ofEpochMilli(now)));
        arming.notes().forEach(note -> out.println("  note: " + note));
        return 0;
    }

    private Decision decision(String channel, Frozen frozen, long now) {
        return new Decision(
                UUID.randomUUID().toString(), Decision.Kind.ARM, channel, by, "armed: " + frozen.words(), now);
    }

    private static Moment moment(@Nullable Plan plan, Latest latest, String channel, long now) {
        String zone = plan == null ? "UTC" : plan.timezone();
        return new Moment(
                Instant.ofEpochMilli(now).atZone(ZoneId.of(zone)).toLocalDate(), now, latest.reading(channel));
    }
}
