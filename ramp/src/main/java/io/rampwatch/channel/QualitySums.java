package io.rampwatch.channel;

import java.util.Map;

/** Counts of the quality of all input over spans of minutes {@code [from, to)}, both in epoch minutes. */
final class QualitySums {
    private static final long HOUR = 60;

    private final QualityLog log;

    QualitySums(QualityLog log) {
        this.log = log;
    }

    Map<String, SourceMark> sources() {
        return log.sources();
    }

    /** The first minute of which any source said anything. */
    long begin() {
        return log.sources().values().stream()
                .mapToLong(SourceMark::firstMinute)
                .min()
                .orElse(SourceMark.NONE);
    }

    long of(String name, long from, long to) {
        long sum = 0;
        for (long hour = Math.floorDiv(from, HOUR); hour * HOUR < to; hour++) {
            QualityHour counts = log.find(hour);
            if (counts != null) {
                long start = hour * HOUR;
                sum += counts.sum(name, (int) Math.max(0, from - start), (int) Math.min(HOUR, to - start));
            }
        }
        return sum;
    }

    /** The last minute of the span under which it was counted; less than {@code from} for none. */
    long last(String name, long from, long to) {
        for (long hour = Math.floorDiv(to - 1, HOUR); (hour + 1) * HOUR > from; hour--) {
            QualityHour counts = log.find(hour);
            int last = counts == null ? -1 : counts.last(name, (int) Math.min(HOUR, to - hour * HOUR));
            if (last >= 0) {
                return hour * HOUR + last;
            }
        }
        return Long.MIN_VALUE;
    }
}
