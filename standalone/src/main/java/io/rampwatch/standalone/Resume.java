package io.rampwatch.standalone;

import io.rampwatch.episode.Decision;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.wire.KafkaSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch resume CHANNEL}: a named person ends a pause. */
@Command(
        name = "resume",
        description = "Ends the pause of a channel: the job begins its rules anew, the incident is resolved.",
        mixinStandardHelpOptions = true)
final class Resume implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHANNEL", description = "The paused channel.")
    private String channel;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides: a person's name.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, in words.")
    private String reason;

    @Option(
            names = "--kafka",
            defaultValue = "127.0.0.1:19092",
            paramLabel = "HOST:PORT",
            description = "Where Kafka is, on this machine. Default: ${DEFAULT-VALUE}, the demo's.")
    private String bootstrap;

    /** 0 when the decision was written, 1 when there is nothing to resume. */
    @Override
    public Integer call() {
        if (by.isBlank() || reason.isBlank()) {
            throw new Trouble("a resume needs the name of the person who decides (--by) and a reason (--reason)");
        }
        KafkaSettings kafka = KafkaSettings.read(Map.of(KafkaSettings.BOOTSTRAP, bootstrap), System.getenv());
        TopicsAdmin.prepare(kafka, List.of());
        List<Level> levels = levels(kafka);
        if (levels.stream().noneMatch(level -> level.state() == State.BREACH || level.state() == State.RESTART_READY)) {
            throw new Trouble("channel '" + channel + "' is not paused: no rule of it is in breach");
        }
        long now = InstantSource.system().millis();
        Control.send(kafka, new Decision(UUID.randomUUID().toString(), Decision.Kind.RESUME, channel, by, reason, now));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s may start again from %s, decided by %s: %s%n",
                        channel, Instant.ofEpochMilli(now), by, reason);
        return 0;
    }

    private List<Level> levels(KafkaSettings kafka) {
        var latest = new Latest();
        new Listener(kafka, latest).hearAll();
        List<Level> levels = latest.levels(channel);
        if (levels.isEmpty()) {
            throw new Trouble("no rule judges a channel '" + channel + "'; judged are "
                    + String.join(", ", new TreeSet<>(latest.channels())));
        }
        return levels;
    }
}
