package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelStanding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The newest word on everything. Written by the reader's thread, read by scrapes. */
final class Newest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final Comparator<Reading> BY_TICK =
            Comparator.comparingLong(Reading::tickMillis).thenComparingInt(Reading::revision);

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Reading> hourly = new ConcurrentHashMap<>();
    private final Map<String, Level> levels = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> revisions = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Beat> beat = new AtomicReference<>();
    private final AtomicLong restarts = new AtomicLong();

    /** A reading that was read now, be it a restatement. */
    void reading(Reading reading) {
        known(reading);
        if (!reading.first()) {
            revisions
                    .computeIfAbsent(reading.channel(), any -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    /** A reading that was known before. */
    void known(Reading reading) {
        revisions.computeIfAbsent(reading.channel(), any -> new AtomicLong());
        newer(readings, reading);
        if (reading.tickMillis() % HOUR_MILLIS == 0) {
            newer(hourly, reading);
        }
    }

    private static void newer(Map<String, Reading> known, Reading reading) {
        known.merge(reading.channel(), reading, (old, given) -> BY_TICK.compare(given, old) > 0 ? given : old);
    }

    /** A rule in a new version takes the place of the old one; those that do not decide are not shown. */
    void level(Level level) {
        if (level.standing().version() != LevelStanding.Version.IN_FORCE) {
            return;
        }
        levels.merge(
                level.channel() + "|" + level.rule(),
                level,
                (old, given) -> given.tickMillis() >= old.tickMillis() ? given : old);
    }

    /** Heartbeats count from the start of the job, so that one that counts anew tells of a start. */
    void beat(Beat given) {
        Beat before = beat.getAndSet(given);
        if (before != null
                && given.heartbeat().sequence() <= before.heartbeat().sequence()
                && given.writtenMillis() > before.writtenMillis()) {
            restarts.incrementAndGet();
        }
    }

    long restarts() {
        return restarts.get();
    }

    List<Reading> readings() {
        return byChannel(readings);
    }

    /** The newest of full hours: only these say reasons, and one without any says that there are none. */
    List<Reading> hourly() {
        return byChannel(hourly);
    }

    private static List<Reading> byChannel(Map<String, Reading> known) {
        return known.values().stream()
                .sorted(Comparator.comparing(Reading::channel))
                .toList();
    }

    List<Level> levels() {
        return levels.values().stream()
                .sorted(Comparator.comparing(Level::channel).thenComparing(Level::rule))
                .toList();
    }

    Map<String, AtomicLong> revisions() {
        return revisions;
    }

    Optional<Beat> beat() {
        return Optional.ofNullable(beat.get());
    }

    /** The kind of a metric as the readings of a channel say it. */
    Optional<MetricKind> kind(String channel, String metric) {
        return Optional.ofNullable(readings.get(channel))
                .flatMap(reading -> Optional.ofNullable(reading.metrics().get(metric)))
                .map(found -> found.kind());
    }
}
