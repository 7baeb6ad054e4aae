package io.rampwatch.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the trust in numbers depends on, wherever it is kept. Hours are counted from the epoch. */
public interface QualityLog {
    /** What was counted under an hour; null for nothing. */
    @Nullable
    QualityHour find(long hour);

    /** The sources that are known. */
    Map<String, SourceMark> sources();

    /** One that can be written to. */
    interface Open extends QualityLog {
        /** What was counted under an hour, to add to it. */
        default QualityHour toChange(long hour) {
            QualityHour counts = find(hour);
            return counts == null ? QualityHour.empty() : counts;
        }

        /** Keeps what was counted under an hour. */
        void keep(long hour, QualityHour counts);

        /** Forgets hours before another. */
        void dropBefore(long hour);

        /** Keeps since when a source is known. */
        void keep(String source, SourceMark mark);
    }
}
