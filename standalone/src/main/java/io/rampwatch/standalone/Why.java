package io.rampwatch.standalone;

import io.rampwatch.foresight.Recording;
import io.rampwatch.foresight.WhyWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.WhyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch why CHANNEL TIME}: why there was a pause, or none. */
@Command(
        name = "why",
        description = "Says why a channel was paused at a time, or why it was not: each rule with its numbers.",
        mixinStandardHelpOptions = true)
final class Why implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "The channel.")
    private String channel;

    @Parameters(index = "1", paramLabel = "TIME", description = "The time, such as 2026-11-27T10:00:00Z.")
    private String time;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path planFile;

    @Option(names = "--out", paramLabel = "DIR", description = "What a replay wrote.")
    private Path folder;

    @Option(names = "--events", paramLabel = "FILE", description = "Or the events themselves; they are replayed first.")
    private Path events;

    @Option(
            names = "--json",
            description = "Print the same as JSON: what stops the channel, and the level of each rule with its lanes.")
    private boolean json;

    /** 0 when something can be said of the channel at that time. */
    @Override
    public Integer call() throws IOException {
        if ((folder == null) == (events == null)) {
            throw new Trouble("why needs either --out, the folder of a replay, or --events");
        }
        Plan plan = PlanFile.demand(planFile);
        long at = millis();
        Map<String, Level> levels = new LinkedHashMap<>();
        var judged = new TreeSet<String>();
        recording(plan).judge(plan.agreedRules(), Recording.Person.NOBODY, level -> {
            judged.add(level.channel());
            if (level.channel().equals(channel) && level.tickMillis() <= at) {
                levels.put(level.rule(), level);
            }
        });
        if (levels.isEmpty()) {
            throw new Trouble(
                    judged.contains(channel)
                            ? "no tick of '" + channel + "' at or before " + time
                            : "no rule judges a channel '" + channel + "'; judged are " + String.join(", ", judged));
        }
        List<Level> all = List.copyOf(levels.values());
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? new String(WhyJson.write(plan, channel, all), StandardCharsets.UTF_8)
                                : WhyWords.of(plan, channel, all));
        return 0;
    }

    private long millis() {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException odd) {
            throw new Trouble("'" + time + "' is not a time such as 2026-11-27T10:00:00Z", odd);
        }
    }

    private Recording recording(Plan plan) throws IOException {
        if (folder != null) {
            return RecordedFolder.read(folder);
        }
        Path work = Files.createTempDirectory("rampwatch-why");
        try {
            new ReplayRun(plan, events, work, 60, 1).run(Progress.none());
            return RecordedFolder.read(work);
        } finally {
            Folder.delete(work);
        }
    }
}
