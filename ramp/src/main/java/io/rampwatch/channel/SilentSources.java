package io.rampwatch.channel;

import io.rampwatch.metric.Doubt;
import java.time.Instant;
import java.util.Optional;

/**
 * Which sources are silent for longer than they may be. Nights without an event are no silence: a source is watched
 * when the plan says how fresh it must be, or when it has sent heartbeats.
 */
final class SilentSources {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private final QualitySettings settings;
    private final QualitySums sums;

    SilentSources(QualitySettings settings, QualitySums sums) {
        this.settings = settings;
        this.sums = sums;
    }

    /** The doubt in what a source feeds; empty where it speaks, or need not. */
    Optional<Doubt> doubt(String source, SourceMark mark, long tick) {
        SourceWatch watch = settings.watch(source);
        long from = tick - watch.silentMinutes();
        long since = watch.always() ? sums.begin() : mark.firstPulseMinute();
        String heard = QualityWords.name(QualityWords.HEARD, source);
        boolean silent = since < from && sums.last(heard, from, tick) < from;
        return silent
                ? Optional.of(new Doubt(
                        Doubt.Kind.STALE,
                        watch.feeds(),
                        source + " has sent neither event nor heartbeat " + until(heard, mark, from) + ", longer than "
                                + span(watch.silentMinutes())))
                : Optional.empty();
    }

    private String until(String heard, SourceMark mark, long from) {
        if (mark.firstMinute() >= from) {
            return "yet";
        }
        long latest = sums.last(heard, from - DAY, from);
        return latest < from - DAY ? "for more than a day" : "since " + Instant.ofEpochSecond(60 * latest);
    }

    private static String span(long minutes) {
        return minutes % HOUR == 0 ? minutes / HOUR + " h" : minutes + " min";
    }
}
