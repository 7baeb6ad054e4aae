package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run has said: the last word on each reading and each day, the changes of the levels, and the refusals. */
final class Said {
    private static final Pattern REASON = Pattern.compile("\"reason\":\"([a-z_]+)\"");

    private static final Pattern COUNTED = Pattern.compile("\"(k|n|sum|open)\":[1-9-]");

    private final Map<String, Word> readings = new TreeMap<>();
    private final Map<String, Word> days = new TreeMap<>();
    private final List<String> levels = new ArrayList<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private int readingsHeard;
    private int levelsHeard;

    private record Word(int revision, String json, String numbers) {}

    /** What a replay wrote. */
    static Said in(Path folder) throws IOException {
        var said = new Said();
        try (var lines = Files.lines(folder.resolve("readings.jsonl"))) {
            lines.forEach(line -> said.hearReading(line.getBytes(UTF_8)));
        }
        try (var lines = Files.lines(folder.resolve("days.jsonl"))) {
            lines.forEach(line -> said.hearDay(line.getBytes(UTF_8)));
        }
        said.levels.addAll(Files.readAllLines(folder.resolve("levels.jsonl")));
        try (var lines = Files.lines(folder.resolve("dead-letters.jsonl"))) {
            lines.map(REASON::matcher).filter(Matcher::find).forEach(found -> said.refuse(found.group(1)));
        }
        return said;
    }

    /** What topics hold; of the levels what a replay would have written. */
    static Said in(KafkaSettings kafka) {
        var said = new Said();
        Heard.all(kafka, Topics.READINGS, record -> {
            if (ReadingJson.isReading(record.value())) {
                said.hearReading(record.value());
            } else {
                said.hearDay(record.value());
            }
        });
        var changes = new LevelChanges();
        Heard.all(kafka, Topics.LEVELS, record -> {
            said.levelsHeard++;
            changes.hear(LevelJson.read(record.value()), json -> said.levels.add(new String(json, UTF_8)));
        });
        changes.end(json -> said.levels.add(new String(json, UTF_8)));
        Heard.all(
                kafka,
                Topics.DEAD_LETTERS,
                record -> said.refuse(
                        new String(record.headers().lastHeader("rw-reason").value(), UTF_8)));
        return said;
    }

    private void hearReading(byte[] json) {
        Reading reading = ReadingJson.read(json);
        readingsHeard++;
        var plain = new Reading(reading.channel(), reading.tickMillis(), 0, 0, reading.metrics());
        keep(
                readings,
                reading.channel() + "|" + reading.tickMillis(),
                new Word(reading.revision(), new String(json, UTF_8), new String(ReadingJson.write(plain), UTF_8)));
    }

    private void hearDay(byte[] json) {
        ClosedDay day = ClosedDayJson.read(json);
        String numbers = day.k() + " of " + day.n() + (day.closed() ? ", closed" : ", open");
        keep(
                days,
                day.channel() + "|" + day.metric() + "|" + day.day(),
                new Word(day.revision(), new String(json, UTF_8), numbers));
    }

    private static void keep(Map<String, Word> words, String place, Word word) {
        words.merge(place, word, (known, now) -> now.revision() >= known.revision() ? now : known);
    }

    private void refuse(String reason) {
        refused.merge(reason, 1, Integer::sum);
    }

    /** The last word on each reading, byte for byte. */
    Map<String, String> readings() {
        return last(readings, true);
    }

    /**
     * The last numbers of each reading: without the time at which they were said, and how often before. Accounts
     * without a signup are not declared: they have readings from the first of them on, also when its signup comes soon
     * after it, so readings of none of them are left out.
     */
    Map<String, String> readingNumbers() {
        Map<String, String> numbers = last(readings, false);
        numbers.entrySet()
                .removeIf(each -> each.getKey().startsWith(Channel.NO_SIGNUP)
                        && !COUNTED.matcher(each.getValue()).find());
        return numbers;
    }

    Map<String, String> days() {
        return last(days, true);
    }

    /** The last numbers of each day, in the same way. */
    Map<String, String> dayNumbers() {
        Map<String, String> numbers = last(days, false);
        numbers.entrySet()
                .removeIf(each -> each.getKey().startsWith(Channel.NO_SIGNUP)
                        && each.getValue().startsWith("0 of 0,"));
        return numbers;
    }

    private static Map<String, String> last(Map<String, Word> words, boolean whole) {
        Map<String, String> last = new TreeMap<>();
        words.forEach((place, word) -> last.put(place, whole ? word.json() : word.numbers()));
        return last;
    }

    /** The changes of the levels and the last ones, byte for byte, in an order of their own. */
    List<String> levels() {
        return levels.stream().sorted().toList();
    }

    /** How many records were refused, by reason. */
    Map<String, Integer> refused() {
        return refused;
    }

    @Override
    public String toString() {
        return readings.size() + " readings (" + readingsHeard + " with revisions), " + days.size() + " days, "
                + levels.size() + " changes of levels" + (levelsHeard == 0 ? "" : " (of " + levelsHeard + " levels)")
                + ", refused " + refused;
    }
}
