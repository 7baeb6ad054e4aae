package io.rampwatch.flink;

import io.rampwatch.channel.QualityHour;
import io.rampwatch.channel.QualityLog;
import io.rampwatch.channel.SourceMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The quality of all input in broadcast state: each task has the whole, and all tasks have the same. */
class StateQuality implements QualityLog {
    static final MapStateDescriptor<Long, QualityHour> HOURS =
            new MapStateDescriptor<>("quality", Long.class, QualityHour.class);
    static final MapStateDescriptor<String, SourceMark> SOURCES =
            new MapStateDescriptor<>("sources", String.class, SourceMark.class);

    private final ReadOnlyBroadcastState<Long, QualityHour> hours;
    private final ReadOnlyBroadcastState<String, SourceMark> sources;

    StateQuality(ReadOnlyBroadcastState<Long, QualityHour> hours, ReadOnlyBroadcastState<String, SourceMark> sources) {
        this.hours = hours;
        this.sources = sources;
    }

    @Override
    public @Nullable QualityHour find(long hour) {
        try {
            return hours.get(hour);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("cannot read the quality of hour " + hour, broken);
        }
    }

    @Override
    public Map<String, SourceMark> sources() {
        try {
            Map<String, SourceMark> all = new HashMap<>();
            sources.immutableEntries().forEach(each -> all.put(each.getKey(), each.getValue()));
            return all;
        } catch (Exception broken) {
            throw new FlinkRuntimeException("cannot read the sources", broken);
        }
    }

    /** The state as the task may write it that hears what is said to all. */
    static final class Open extends StateQuality implements QualityLog.Open {
        private final BroadcastState<Long, QualityHour> hours;
        private final BroadcastState<String, SourceMark> sources;

        Open(BroadcastState<Long, QualityHour> hours, BroadcastState<String, SourceMark> sources) {
            super(hours, sources);
            this.hours = hours;
            this.sources = sources;
        }

        @Override
        public void keep(long hour, QualityHour counts) {
            try {
                hours.put(hour, counts);
            } catch (Exception broken) {
                throw new FlinkRuntimeException("cannot keep the quality of hour " + hour, broken);
            }
        }

        @Override
        public void dropBefore(long hour) {
            try {
                List<Long> old = new ArrayList<>();
                hours.entries().forEach(each -> {
                    if (each.getKey() < hour) {
                        old.add(each.getKey());
                    }
                });
                for (long each : old) {
                    hours.remove(each);
                }
            } catch (Exception broken) {
                throw new FlinkRuntimeException("cannot forget the quality of hours before " + hour, broken);
            }
        }

        @Override
        public void keep(String source, SourceMark mark) {
            try {
                sources.put(source, mark);
            } catch (Exception broken) {
                throw new FlinkRuntimeException("cannot keep the source " + source, broken);
            }
        }
    }
}
