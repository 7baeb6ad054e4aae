package io.rampwatch.standalone;

import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest word on every channel and every rule. */
final class Latest {
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Level> levels = new ConcurrentHashMap<>();

    /** Hears a reading; older ones and restatements of older ticks change nothing. */
    void hear(Reading reading) {
        readings.merge(
                reading.channel(), reading, (known, now) -> now.tickMillis() >= known.tickMillis() ? now : known);
    }

    /** Hears a level; older ones change nothing. */
    void hear(Level level) {
        levels.merge(
                level.channel() + "|" + level.rule(),
                level,
                (known, now) -> now.tickMillis() >= known.tickMillis() ? now : known);
    }

    @Nullable
    Reading reading(String channel) {
        return readings.get(channel);
    }

    /** The levels of a channel, in no order. */
    List<Level> levels(String channel) {
        return levels.values().stream()
                .filter(level -> level.channel().equals(channel))
                .toList();
    }

    /** The channels that are judged. */
    Set<String> channels() {
        return levels.values().stream().map(Level::channel).collect(Collectors.toUnmodifiableSet());
    }

    /** The latest tick of all; {@link Long#MIN_VALUE} before the first. */
    long tickMillis() {
        return readings.values().stream().mapToLong(Reading::tickMillis).max().orElse(Long.MIN_VALUE);
    }
}
