package io.rampwatch.flink;

import io.rampwatch.channel.HourCells;
import io.rampwatch.channel.Hours;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The hours of a channel in keyed state. */
final class StateHours implements Hours {
    private final MapState<Long, HourCells> state;

    StateHours(MapState<Long, HourCells> state) {
        this.state = state;
    }

    @Override
    public @Nullable HourCells find(long hour) {
        try {
            return state.get(hour);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("the state of hour " + hour + " cannot be read", broken);
        }
    }

    @Override
    public void keep(long hour, HourCells cells) {
        try {
            state.put(hour, cells);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("the state of hour " + hour + " cannot be written", broken);
        }
    }

    @Override
    public void drop(long hour) {
        try {
            state.remove(hour);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("the state of hour " + hour + " cannot be dropped", broken);
        }
    }
}
