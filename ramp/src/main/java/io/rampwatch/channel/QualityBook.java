package io.rampwatch.channel;

import io.rampwatch.account.Contribution;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.metric.Metric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the quality of all input: how many signups name no channel, how many records were refused, which
 * source is silent. Each count lies under its own minute, so the order in which they come does not matter.
 */
public final class QualityBook {
    /** Whoever writes events chooses names of sources, and must not choose how large the state is. */
    static final int MOST_SOURCES = 200;

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private final QualitySettings settings;
    private final List<Metric> metrics;
    private final Set<String> cohorts;
    private final long keptMinutes;

    /** A book for the metrics of a plan. */
    public QualityBook(List<Metric> metrics, QualitySettings settings) {
        this.settings = settings;
        this.metrics = List.copyOf(metrics);
        cohorts = metrics.stream()
                .filter(QualityWords::isConversion)
                .map(metric -> QualityWords.cohort(metric.id()))
                .collect(Collectors.toUnmodifiableSet());
        long longest = metrics.stream()
                .filter(QualityWords::isConversion)
                .mapToLong(metric -> metric.withinMinutes() + metric.windowMinutes())
                .max()
                .orElse(0);
        long silent = settings.watched().values().stream()
                .mapToLong(SourceWatch::silentMinutes)
                .max()
                .orElse(0);
        keptMinutes = settings.correctionMinutes() + Math.max(Math.max(longest, silent), DAY) + DAY;
    }

    /**
     * Adds what was said.
     *
     * @param nowMinute how far event time has come, in epoch minutes; what nothing looks at any more is forgotten
     */
    public void add(QualityLog.Open log, Contribution said, long nowMinute) {
        boolean ofSource = QualityWords.isOfSource(said.measure());
        if (ofSource ? !known(log, said) || said.measure().equals(QualityWords.PULSE) : !asked(said.measure())) {
            return;
        }
        long hour = Math.floorDiv(said.positionMinute(), HOUR);
        boolean first = log.find(hour) == null;
        QualityHour counts = log.toChange(hour);
        String name = ofSource ? QualityWords.name(said.measure(), said.channel()) : said.measure();
        counts.add(name, (int) Math.floorMod(said.positionMinute(), HOUR), said.value());
        log.keep(hour, counts);
        if (first) {
            log.dropBefore(Math.floorDiv(nowMinute - keptMinutes, HOUR));
        }
    }

    private boolean asked(String measure) {
        return !QualityWords.isCohort(measure) || cohorts.contains(measure);
    }

    private boolean known(QualityLog.Open log, Contribution said) {
        SourceMark mark = log.sources().get(said.channel());
        if (mark == null
                && log.sources().size() >= MOST_SOURCES
                && !settings.watched().containsKey(said.channel())
                && !said.channel().equals(DeadLetter.UNKNOWN_SOURCE)) {
            return false;
        }
        SourceMark before = mark == null ? SourceMark.SILENT : mark;
        SourceMark after = switch (said.measure()) {
            case QualityWords.HEARD -> before.heard(said.positionMinute());
            case QualityWords.PULSE -> before.pulsed(said.positionMinute());
            default -> before;
        };
        if (!after.equals(mark)) {
            log.keep(said.channel(), after);
        }
        return true;
    }

    /** What it means for the numbers of each channel. */
    public Trust trust(QualityLog log) {
        return new QualityDoubts(metrics, settings, log);
    }
}
