package io.rampwatch.standalone;

import io.rampwatch.foresight.Recording;
import io.rampwatch.plan.RuleCase;
import io.rampwatch.rule.Ruling;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.ClosedHourJson;
import io.rampwatch.wire.ReadingJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a replay wrote, as something that can be judged again. */
final class RecordedFolder {
    private RecordedFolder() {}

    /** Reads readings, days and hours of a replay's folder. */
    static Recording read(Path folder) {
        var recording = new Recording();
        lines(folder.resolve(ReplayRun.READINGS), line -> recording.add(ReadingJson.read(line)));
        lines(folder.resolve(ReplayRun.DAYS), line -> recording.add(ClosedDayJson.read(line)));
        lines(folder.resolve(ReplayRun.HOURS), line -> recording.add(ClosedHourJson.read(line)));
        return recording;
    }

    /** The resumes of a case, as a person decides them. */
    static Recording.Person decisionsOf(RuleCase one) {
        Set<Long> decided = new HashSet<>();
        return (channel, levels) -> channel.equals(one.channel()) && !levels.isEmpty()
                ? one.given().resumes().stream()
                        .filter(at -> at <= levels.get(0).tickMillis() + 3_600_000 && decided.add(at))
                        .findFirst()
                        .map(at -> new Ruling("resume " + at, Ruling.Kind.RESUME, "a person", at, null))
                : Optional.empty();
    }

    private static void lines(Path file, Consumer<byte[]> each) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                one(file, number, line, each);
            }
        } catch (IOException unreadable) {
            throw new Trouble(file + " cannot be read: is its folder what a replay wrote with --out?", unreadable);
        }
    }

    private static void one(Path file, int number, String line, Consumer<byte[]> each) {
        try {
            each.accept(line.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException odd) {
            throw new Trouble(file + ", line " + number + ": " + odd.getMessage(), odd);
        }
    }
}
