package io.rampwatch.channel;

import io.rampwatch.account.Quality;
import io.rampwatch.metric.QualityCount;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes the numbers of a channel less worth, counted over the 24 hours before a tick. */
final class QualityCounts {
    private static final long DAY = 1_440;

    private final Sums sums;

    QualityCounts(Sums sums) {
        this.sums = sums;
    }

    List<QualityCount> before(long tick) {
        return Arrays.stream(Quality.values())
                .map(quality -> new QualityCount(
                        quality.label(), sums.flow(quality.measure(), tick - DAY, tick), of(quality, tick)))
                .toList();
    }

    private @Nullable Long of(Quality quality, long tick) {
        return switch (quality) {
            case MISSING_CHANNEL -> (Long) sums.flow(QualityWords.SIGNUPS, tick - DAY, tick);
            case MISSING_ACCOUNT -> (Long) sums.flow(QualityWords.TICKETS, tick - DAY, tick);
            case DUPLICATE_WORKSPACE, UNMATCHED_BILLING, BEFORE_START -> null;
        };
    }
}
