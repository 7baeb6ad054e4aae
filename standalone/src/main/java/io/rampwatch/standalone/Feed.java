package io.rampwatch.standalone;

import io.rampwatch.event.RunClock;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch feed}: the demo's launch week into a Kafka that is there, so that a first look shows something. */
@Command(
        name = "feed",
        description = "Writes the demo's launch week, the last seven days and today, into an empty ramp.events.",
        mixinStandardHelpOptions = true)
final class Feed implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int DAYS = 7;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "N",
            description = "Another number is another week. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** The days that are over at once, today as it passes; then it ends. */
    @Override
    public Integer call() throws Exception {
        KafkaSettings settings = kafka.read();
        TopicsAdmin.prepare(settings, List.of());
        var out = spec.commandLine().getOut();
        if (!isEmpty(settings)) {
            out.println("There are events in " + Topics.EVENTS + " already: nothing is written beside them.");
            return 0;
        }
        var wall = InstantSource.system();
        LocalDate today = wall.instant().atZone(ZONE).toLocalDate();
        LocalDate first = today.minusDays(DAYS);
        List<Happening> week = new LaunchWeek(first, ZONE, seed).between(millis(first), millis(today.plusDays(1)));
        out.printf(
                "Writing %,d events from %s to the end of %s, each when its time has come.%n",
                week.size(), first, today);
        out.flush();
        new Feeder(settings, week, RunClock.REAL, wall).run();
        return 0;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    private static boolean isEmpty(KafkaSettings kafka) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka.properties())) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(Topics.EVENTS))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(each -> ends.put(
                                    new TopicPartition(Topics.EVENTS, each.partition()), OffsetSpec.latest())));
            return admin.listOffsets(ends).all().get().values().stream().allMatch(end -> end.offset() == 0);
        }
    }
}
