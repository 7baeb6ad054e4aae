package io.rampwatch.flink;

import io.rampwatch.directory.Entries;
import io.rampwatch.directory.Entry;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The names of the directory in keyed state, of which one task holds all keys: it may go from one to another. */
final class StateEntries implements Entries {
    private final ValueState<Entry> state;
    private final KeyedStateBackend<String> backend;

    StateEntries(ValueState<Entry> state, KeyedStateBackend<String> backend) {
        this.state = state;
        this.backend = backend;
    }

    @Override
    public @Nullable Entry find(String name) {
        try {
            backend.setCurrentKey(name);
            return state.value();
        } catch (Exception broken) {
            throw new FlinkRuntimeException("what the directory knows cannot be read", broken);
        }
    }

    @Override
    public void keep(String name, Entry entry) {
        try {
            backend.setCurrentKey(name);
            state.update(entry);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("what the directory knows cannot be written", broken);
        }
    }

    @Override
    public void drop(String name) {
        backend.setCurrentKey(name);
        state.clear();
    }

    @Override
    public List<String> names() {
        try (var keys = backend.getKeys("entry", VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }
}
