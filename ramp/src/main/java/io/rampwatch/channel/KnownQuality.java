package io.rampwatch.channel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quality of all input as one tick knows it: what is kept, with what waits and is known by now; changes nothing.
 */
public final class KnownQuality implements QualityLog.Open {
    private final QualityLog kept;
    private final Map<Long, QualityHour> hours = new HashMap<>();
    private final Map<String, SourceMark> sources;

    /** All that is kept, and nothing more yet. */
    public KnownQuality(QualityLog kept) {
        this.kept = kept;
        sources = new HashMap<>(kept.sources());
    }

    @Override
    public @Nullable QualityHour find(long hour) {
        QualityHour known = hours.get(hour);
        return known == null ? kept.find(hour) : known;
    }

    @Override
    public QualityHour toChange(long hour) {
        return hours.computeIfAbsent(hour, any -> {
            QualityHour before = kept.find(hour);
            return before == null ? QualityHour.empty() : before.copy();
        });
    }

    @Override
    public Map<String, SourceMark> sources() {
        return sources;
    }

    @Override
    public void keep(long hour, QualityHour counts) {
        hours.put(hour, counts);
    }

    @Override
    public void dropBefore(long hour) {
        // what is forgotten is forgotten where it is kept
    }

    @Override
    public void keep(String source, SourceMark mark) {
        sources.put(source, mark);
    }
}
