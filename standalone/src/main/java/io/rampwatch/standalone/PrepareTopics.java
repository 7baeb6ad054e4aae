package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rampwatch topics}: what a deployment needs in Kafka before anything else starts. */
@Command(
        name = "topics",
        description = "Creates the topics that are missing, and looks whether the others are as they must be.",
        mixinStandardHelpOptions = true)
final class PrepareTopics implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        KafkaSettings settings = kafka.read();
        TopicsAdmin.prepare(settings, Topics.all());
        var out = spec.commandLine().getOut();
        Topics.all()
                .forEach(topic -> out.printf(
                        "%-18s %d %s  %s%n",
                        topic.name(),
                        topic.partitions(),
                        topic.partitions() == 1 ? "partition " : "partitions",
                        topic.cleanup()));
        return 0;
    }
}
